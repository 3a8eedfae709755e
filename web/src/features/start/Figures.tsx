import { Paper, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { Figure } from "@/components/Figure";
import type { Overview } from "@/features/start/api";
import classes from "@/features/start/Figures.module.css";

/** The figures that matter, in one row. */
export function Figures({ overview, zone }: { overview: Overview; zone: string | undefined }) {
  const { t } = useTranslation("start");
  const formats = useFormats(zone);
  const { data, maps } = overview;
  const { share, low, high, n } = data.registered;
  const unregistered = share == null ? null : 1 - share;
  const nStale = maps.filter((map) => map.stale.length > 0).length;
  return (
    <Paper withBorder component="dl" className={classes.figures}>
      <Entry label={t("figures.persons")}>{formats.number(data.n_persons)}</Entry>
      <Entry label={t("figures.events")}>{formats.number(data.n_events)}</Entry>
      <Entry label={t("figures.until")} note={!data.is_current && t("figures.behind")}>
        {formats.day(data.last)}
      </Entry>
      <Entry label={t("figures.unregistered")}>
        <Figure
          size="xl"
          value={formats.percent(unregistered)}
          n={n}
          interval={
            low == null || high == null ? null : [formats.percent(1 - high), formats.percent(1 - low)]
          }
        />
      </Entry>
      <Entry
        label={t("figures.proved")}
        note={nStale > 0 && t("figures.stale", { count: nStale, number: formats.number(nStale) })}
      >
        {t("figures.of", {
          some: formats.number(maps.filter((map) => map.proof).length),
          all: formats.number(maps.length),
        })}
      </Entry>
    </Paper>
  );
}

function Entry({ label, note, children }: { label: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div>
      <Text component="dt" size="sm" c="dimmed">
        {label}
      </Text>
      <Text component="dd" size="xl" fw={600} className="figures" m={0}>
        {children}
      </Text>
      {note && (
        <Text component="dd" size="xs" m={0}>
          {note}
        </Text>
      )}
    </div>
  );
}
