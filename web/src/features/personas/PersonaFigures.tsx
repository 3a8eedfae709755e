import { Group, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "@/api/client";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { useFormats } from "@/app/format";
import { Figure } from "@/components/Figure";
import { useKnown } from "@/components/known";
import type { Lens } from "@/features/lens/lens";
import { sizeQuery, summaryQuery, vocabularyQuery } from "@/features/personas/api";
import classes from "@/features/personas/PersonaPage.module.css";
import { isEveryone, lensOfRule } from "@/features/personas/rule";
import { Size } from "@/features/personas/SegmentSize";
import { EMPTY_RULE, type Kept } from "@/features/personas/types";

type Row = Shape<"SummaryRowOut">;
type Summary = Shape<"SummaryOut">;

/** How many persons a persona stands for, how often they meet us, where, and how many convert. */
export function PersonaFigures({ persona }: { persona: Kept }) {
  const { t } = useTranslation("personas");
  const workspaceId = useWorkspaceId();
  const vocabulary = useQuery(vocabularyQuery(workspaceId));
  const size = useQuery(sizeQuery(workspaceId, persona.id, persona.version));
  if (vocabulary.error || size.error)
    return (
      <Text size="sm" c="dimmed">
        {(vocabulary.error ?? size.error)?.message}
      </Text>
    );
  if (!vocabulary.data || !size.data) return <Skeleton height={120} />;
  const lens = lensOfRule(persona.segment ?? EMPTY_RULE, vocabulary.data);
  return (
    <Stack gap="sm">
      <Line label={t(isEveryone(persona.segment) ? "figures.everyone" : "figures.persons")}>
        <Size size={size.data} />
      </Line>
      {lens === null && (
        <Text size="sm" c="dimmed">
          {t("figures.no_attribute")}
        </Text>
      )}
      {lens && size.data.persons.count > 0 && <Journeys lens={lens} />}
    </Stack>
  );
}

function Journeys({ lens }: { lens: Lens }) {
  const { t } = useTranslation("personas");
  const workspaceId = useWorkspaceId();
  const summary = useQuery(summaryQuery(workspaceId, lens)).data;
  const channels = useQuery(summaryQuery(workspaceId, { ...lens, level: "channel" })).data;
  const outcomes = useQuery(workspaceQuery(workspaceId)).data?.outcomes ?? [];
  if (!summary) return <Skeleton height={60} />;
  return (
    <>
      <Line label={t("figures.contacts")}>
        <Contacts summary={summary} />
      </Line>
      {outcomes.map((outcome) => (
        <Line key={outcome} label={t("figures.outcome", { outcome })}>
          <Share row={rowOf(summary, outcome)} n={summary.persons} />
        </Line>
      ))}
      {channels && channels.by_touchpoint.length > 0 && (
        <Channels rows={channels.by_touchpoint.slice(0, 6)} n={channels.persons} />
      )}
    </>
  );
}

/** The persons who had a touchpoint; nobody when the summary does not name it. */
export function rowOf(summary: Summary, touchpoint: string): Row | undefined {
  return summary.by_touchpoint.find((row) => row.touchpoint === touchpoint);
}

/** The median number of contacts, with its interval. */
export function Contacts({ summary }: { summary: Summary }) {
  const formats = useFormats();
  const { median, median_low, median_high, n } = summary.journey_length;
  const interval =
    median_low == null || median_high == null
      ? null
      : ([formats.number(median_low), formats.number(median_high)] as const);
  return <Figure value={formats.number(median)} n={n} interval={interval} />;
}

// The square of the 97.5 % point of the normal distribution.
const Z2 = 1.959964 ** 2;

/** A share of persons with its interval; of a touchpoint that nobody had, Wilson's for none of n. */
export function Share({ row, n }: { row: Row | undefined; n: number }) {
  const formats = useFormats();
  const { persons_share, low, high } = row ?? {
    persons_share: n > 0 ? 0 : null,
    low: 0,
    high: Z2 / (n + Z2),
  };
  const interval =
    persons_share == null || low == null || high == null
      ? null
      : ([formats.percent(low), formats.percent(high)] as const);
  return <Figure value={formats.percent(persons_share)} n={n} interval={interval} />;
}

function Channels({ rows, n }: { rows: Row[]; n: number }) {
  const { t } = useTranslation("personas");
  const known = useKnown();
  return (
    <div>
      <Text size="sm" c="dimmed" mb={4}>
        {t("figures.channels")}
      </Text>
      <dl className={classes.bars}>
        {rows.map((row) => (
          <Fragment key={row.touchpoint}>
            <dt>{known(row.touchpoint, "channel")}</dt>
            <dd aria-hidden className={classes.bar}>
              <span style={{ width: `${100 * (row.persons_share ?? 0)}%` }} />
            </dd>
            <dd>
              <Share row={row} n={n} />
            </dd>
          </Fragment>
        ))}
      </dl>
    </div>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Group justify="space-between" gap="xs" wrap="wrap">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text component="div" size="sm">
        {children}
      </Text>
    </Group>
  );
}
