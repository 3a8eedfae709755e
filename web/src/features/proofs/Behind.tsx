import { Pagination, Stack, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "@/api/client";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { useFormats } from "@/app/format";
import { Failure } from "@/components/Failure";
import { AnchorLink } from "@/components/links";
import { Waiting } from "@/components/Waiting";
import { useDocument } from "@/features/maps/useMap";
import { behindQuery } from "./api";
import { touchpointsOf, touchpointsOn } from "./findings";
import classes from "./Panel.module.css";
import type { Finding, Proof } from "./types";
import { useProof } from "./useProof";

type Listed = Shape<"ListedJourneyOut">;
const SIZE = 8;

/** The journeys behind a finding: persons by number, each with a small time line and the way to all of it. */
export function Behind({ proof, finding }: { proof: Proof; finding: Finding }) {
  const { t } = useTranslation("proofs");
  const { number } = useFormats();
  const { of } = useProof();
  const [page, setPage] = useState(1);
  const asked = useQuery({
    ...behindQuery(of, proof.id, finding.id, page, SIZE),
    placeholderData: keepPreviousData,
  });
  if (asked.error) return <Failure error={asked.error} reset={() => asked.refetch()} />;
  if (!asked.data) return <Waiting rows={3} />;
  const { journeys, n_journeys, n_persons } = asked.data;
  return (
    <section aria-label={t("behind.title")}>
      <Text size="sm" fw={600}>
        {t("behind.title")}
      </Text>
      <Text size="xs" c="dimmed" className="figures">
        {t("behind.count", { count: n_journeys, journeys: number(n_journeys), persons: number(n_persons) })}
      </Text>
      <Stack gap={8} mt={8}>
        {journeys.map((one) => (
          <Journey key={`${one.person} ${one.number}`} journey={one} finding={finding} />
        ))}
      </Stack>
      {n_journeys > SIZE && (
        <Pagination
          mt="sm"
          size="sm"
          siblings={0}
          total={Math.min(Math.ceil(n_journeys / SIZE), 1000)}
          value={page}
          onChange={setPage}
          getControlProps={(control) => ({ "aria-label": t(`behind.${control}`) })}
          getItemProps={(n) => ({ "aria-label": t("behind.page_n", { n }) })}
        />
      )}
    </section>
  );
}

function Journey({ journey, finding }: { journey: Listed; finding: Finding }) {
  const { t } = useTranslation("proofs");
  const workspaceId = useWorkspaceId();
  const workspace = useQuery(workspaceQuery(workspaceId)).data;
  const formats = useFormats(workspace?.time_zone);
  const map = useDocument();
  const [spokenOf, onMap] = [touchpointsOf(map, finding), touchpointsOn(map)];
  const title = (name: string) => (onMap.has(name) ? name : t("behind.off", { name }));
  return (
    <div className="figures">
      <div className={classes.journeyHead}>
        <AnchorLink
          size="sm"
          to="/w/$workspaceId/explore/persons/$person"
          params={{ workspaceId, person: `${journey.person}` }}
        >
          {t("behind.person", { n: formats.number(journey.person) })}
        </AnchorLink>
        <Text span size="xs" c="dimmed">
          {formats.day(journey.first)} · {formats.duration(journey.duration_seconds)}
          {journey.outcome !== null && ` · ${journey.outcome}`}
        </Text>
      </div>
      <ol className={classes.contacts}>
        {journey.touchpoints.map((name, place) => {
          const state = spokenOf.has(name) ? "here" : onMap.has(name) ? "on" : "off";
          return (
            <li key={place} data-state={state} title={title(name)}>
              <span>{title(name)}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
