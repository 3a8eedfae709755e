import { Grid, Stack } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Answer, analysisQuery } from "@/api/analyses";
import { useWorkspaceId } from "@/api/me";
import { Empty } from "@/components/Empty";
import { SaveTile } from "@/features/dashboard/SaveTile";
import { useLens } from "@/features/lens/lens";
import { Answered } from "./Answered";
import { Frame } from "./Frame";
import { FunnelBars } from "./FunnelBars";
import { FunnelBuilder } from "./FunnelBuilder";
import { FunnelCompared } from "./FunnelCompared";
import { FunnelGroups } from "./FunnelGroups";
import { FunnelTimes } from "./FunnelTimes";
import { FunnelTrend } from "./FunnelTrend";
import { questionOf, titleOf, USUAL_FUNNEL } from "./funnel";
import { useOptions } from "./useOptions";

/** How many come how far, along steps of one's own. */
export default function FunnelScreen() {
  const { t } = useTranslation("explore");
  const [options, set] = useOptions("funnel", USUAL_FUNNEL);
  const question = useMemo(() => questionOf(options), [options]);
  return (
    <Frame
      tab="funnel"
      actions={
        question && (
          <SaveTile choices={[{ analysis: "funnel", asked: question, title: titleOf(options.steps) }]} />
        )
      }
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 5, xl: 4 }} className="not-printed">
          <FunnelBuilder options={options} set={set} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7, xl: 8 }}>
          {question ? (
            <Found question={question} />
          ) : (
            <Empty icon={<IconFilter />} title={t("funnel.empty_title")}>
              {t("funnel.empty_text")}
            </Empty>
          )}
        </Grid.Col>
      </Grid>
    </Frame>
  );
}

function Found({ question }: { question: NonNullable<ReturnType<typeof questionOf>> }) {
  const [lens] = useLens();
  const [options] = useOptions("funnel", USUAL_FUNNEL);
  const workspaceId = useWorkspaceId();
  const asked = { ...question, lens };
  const funnel = useQuery(analysisQuery(workspaceId, "funnel", asked));
  const trend = useQuery({
    ...analysisQuery(workspaceId, "funnel", { ...asked, breakdown: options.every }),
    enabled: options.every !== null,
  });
  const compared = useQuery({
    ...analysisQuery(workspaceId, "funnel/comparison", {
      ...asked,
      breakdown: null,
      other: options.other ?? {},
    }),
    enabled: options.other !== null,
  });
  return (
    <Answered asked={funnel}>
      {(answer: Answer<"funnel">) => (
        <Stack gap="lg">
          <FunnelBars funnel={answer} />
          {options.other !== null && (
            <Answered asked={compared}>{(both) => <FunnelCompared both={both} />}</Answered>
          )}
          {answer.breakdown && <FunnelGroups funnel={answer} />}
          {options.every && <Answered asked={trend}>{(one) => <FunnelTrend funnel={one} />}</Answered>}
          <FunnelTimes funnel={answer} />
        </Stack>
      )}
    </Answered>
  );
}
