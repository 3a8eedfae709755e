import { Loader, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { Failure } from "@/components/Failure";
import { Waiting } from "@/components/Waiting";
import { type DataOverview as Data, dataOverviewQuery, EVERY, type Every } from "./api";
import classes from "./ImportResult.module.css";
import { MEASURES, type Measure, OverTime } from "./OverTime";
import { SourcesTable } from "./SourcesTable";
import { Warnings } from "./Warnings";

/** How much data there is, how fresh, over time and from where; and what to look at. */
export function DataOverview({ workspaceId }: { workspaceId: string }) {
  const [{ every, measure }, show] = useShown();
  const overview = useQuery(dataOverviewQuery(workspaceId, every));
  if (overview.error) return <Failure error={overview.error} reset={() => overview.refetch()} />;
  if (!overview.data) return <Waiting />;
  const { data, periods, sources, warnings, time_zone } = overview.data;
  if (data.n_events === 0) return null;
  return (
    <Stack gap="xl">
      <Standing data={data} timeZone={time_zone} />
      <Warnings workspaceId={workspaceId} warnings={warnings ?? []} />
      <OverTime periods={periods} every={every} measure={measure} onShow={show} timeZone={time_zone} />
      <SourcesTable sources={sources} timeZone={time_zone} />
    </Stack>
  );
}

function Standing({ data, timeZone }: { data: Data["data"]; timeZone: string }) {
  const { t } = useTranslation("data");
  const formats = useFormats(timeZone);
  const { registered } = data;
  return (
    <div>
      <dl className={classes.figures}>
        <Told word="persons">{formats.number(data.n_persons)}</Told>
        <Told word="events">{formats.number(data.n_events)}</Told>
        <Told
          word="touchpoints"
          note={
            registered.share !== null &&
            t("standing.registered", { share: formats.percent(registered.share) })
          }
        >
          {formats.number(data.n_touchpoints)}
        </Told>
        <Told word="last" note={data.first && t("standing.since", { day: formats.day(data.first) })}>
          {formats.day(data.last)}
        </Told>
        <Told word="import" note={data.last_import_at && formats.ago(data.last_import_at)}>
          {formats.day(data.last_import_at)}
        </Told>
      </dl>
      {!data.is_current && (
        <Text size="sm" c="dimmed" mt="xs" role="status">
          <Loader size={12} mr={6} /> {t("standing.behind")}
        </Text>
      )}
    </div>
  );
}

interface ToldProps {
  word: string;
  note?: React.ReactNode;
  children: React.ReactNode;
}

function Told({ word, note, children }: ToldProps) {
  const { t } = useTranslation("data");
  return (
    <div>
      <dt>{t(`standing.${word}`)}</dt>
      <dd className="figures">{children}</dd>
      {note && <dd className={classes.note}>{note}</dd>}
    </div>
  );
}

/** What of the chart is shown; the address holds it, so that it can be sent to someone. */
function useShown() {
  const navigate = useNavigate();
  const shown = useSearch({
    strict: false,
    select: (search) => ({
      every: oneOf(EVERY, search.every, "month"),
      measure: oneOf(MEASURES, search.measure, "events"),
    }),
    structuralSharing: true,
  });
  const show = (next: { every?: Every; measure?: Measure }) =>
    navigate({ to: ".", search: (search) => ({ ...search, ...next }), replace: true, resetScroll: false });
  return [shown, show] as const;
}

function oneOf<Value extends string>(values: readonly Value[], given: unknown, otherwise: Value): Value {
  return values.find((value) => value === given) ?? otherwise;
}
