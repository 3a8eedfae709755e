import { Group, Stack, Text, Title } from "@mantine/core";
import { IconScale } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { Empty } from "@/components/Empty";
import { Failure } from "@/components/Failure";
import { Waiting } from "@/components/Waiting";
import { useDocumentId } from "@/documents/address";
import { overviewQuery } from "../api";
import type { Overview } from "../overview";
import { usePersonaFilter } from "../PersonaFilter";
import { useInterviews } from "../useInterviews";
import { AgreementFigures } from "./AgreementFigures";
import { PointsChart } from "./PointsChart";
import { SaturationChart } from "./SaturationChart";

/** How far the participants agree, and whether there were enough. */
export default function TogetherTab() {
  const { t } = useTranslation("interviews");
  const [persona, filter] = usePersonaFilter();
  const overview = useQuery(overviewQuery(useWorkspaceId(), useDocumentId(), persona));
  useKeptUp();
  if (overview.error) return <Failure error={overview.error} reset={() => overview.refetch()} />;
  if (!overview.data) return <Waiting rows={8} />;
  if (overview.data.n === 0 && !persona)
    return (
      <Empty icon={<IconScale />} title={t("together.empty_title")}>
        {t("together.empty_text")}
      </Empty>
    );
  return (
    <Stack gap="xl" maw={1080} w="100%" mx="auto">
      {filter && <Group>{filter}</Group>}
      <InWords overview={overview.data} />
      <AgreementFigures overview={overview.data} />
      <SaturationChart saturation={overview.data.saturation} />
      <PointsChart overview={overview.data} />
    </Stack>
  );
}

function InWords({ overview }: { overview: Overview }) {
  const { t, i18n } = useTranslation("interviews");
  return (
    <section aria-labelledby="in-words">
      <Title order={2} size="h4" id="in-words" mb={4}>
        {t("together.title", { count: overview.n })}
      </Title>
      <Text maw={820}>{overview.sentence[i18n.language] ?? overview.sentence.en}</Text>
      {overview.is_simulated && (
        <Text size="sm" c="dimmed" mt={4}>
          {t("simulated")}
        </Text>
      )}
    </section>
  );
}

/** Asks for the figures again when what they are of was changed and the server has it. */
function useKeptUp() {
  const { participants, waiting } = useInterviews();
  const queries = useQueryClient();
  const [workspaceId, documentId] = [useWorkspaceId(), useDocumentId()];
  const counted = useRef(participants);
  useEffect(() => {
    if (waiting > 0 || counted.current === participants) return;
    const soon = setTimeout(() => {
      counted.current = participants;
      void queries.invalidateQueries({ queryKey: ["interviews", workspaceId, documentId] });
    }, 400);
    return () => clearTimeout(soon);
  }, [participants, waiting, queries, workspaceId, documentId]);
}
