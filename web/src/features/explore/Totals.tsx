import { Paper, SimpleGrid, Text, Tooltip } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "@/api/analyses";
import type { Shape } from "@/api/client";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { useFormats } from "@/app/format";

/** The figures that say how much there is and how long journeys are. */
export function Totals({ totals }: { totals: Answer<"summary"> }) {
  const { t } = useTranslation("explore");
  const zone = useQuery(workspaceQuery(useWorkspaceId())).data?.time_zone;
  const formats = useFormats(zone);
  return (
    <Paper withBorder p="md" radius="md" bg="var(--app-card)">
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="lg">
        <Total label={t("totals.persons")} value={formats.number(totals.persons)} />
        <Total label={t("totals.journeys")} value={formats.number(totals.journeys)} />
        <Total
          label={t("totals.events")}
          value={formats.number(totals.events)}
          note={t("totals.touchpoints", { count: totals.touchpoints, n: formats.number(totals.touchpoints) })}
        />
        <Total
          label={t("totals.length")}
          value={formats.number(totals.journey_length.median)}
          note={<Spread of={totals.journey_length} format={(value) => formats.number(value)} />}
        />
        <Total
          label={t("totals.duration")}
          value={formats.duration(totals.journey_duration_seconds.median)}
          note={<Spread of={totals.journey_duration_seconds} format={(value) => formats.duration(value)} />}
        />
        <Total
          label={t("totals.period")}
          value={formats.day(totals.last)}
          note={t("totals.since", { day: formats.day(totals.first) })}
        />
      </SimpleGrid>
    </Paper>
  );
}

function Total({ label, value, note }: { label: string; value: string; note?: ReactNode }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text size="xl" fw={650} className="figures" lh={1.3}>
        {value}
      </Text>
      <Text size="xs" c="dimmed" component="div" className="figures">
        {note}
      </Text>
    </div>
  );
}

interface SpreadProps {
  of: Shape<"DistributionOut">;
  format: (value: number | null) => string;
}

/** Of a median: its interval, n, and what nine in ten stay under. */
function Spread({ of, format }: SpreadProps) {
  const { t } = useTranslation("explore");
  const { number } = useFormats();
  const interval = t("components:figure.interval", {
    low: format(of.median_low),
    high: format(of.median_high),
  });
  return (
    <Tooltip label={`${interval} · n = ${number(of.n)}`}>
      <span>
        {of.median_low === of.median_high ? "" : `${format(of.median_low)} – ${format(of.median_high)} `}
        {t("totals.p90", { value: format(of.p90) })}
      </span>
    </Tooltip>
  );
}
