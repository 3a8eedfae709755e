import { Text, Tooltip } from "@mantine/core";
import { Fragment, useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "@/api/analyses";
import type { Shape } from "@/api/client";
import { useFormats } from "@/app/format";
import { picturesOf } from "@/components/Chart";
import { ChartFrame, type TileFrame } from "@/components/ChartFrame";
import { useChartColors } from "@/components/chartColors";
import { axisLook, type OptionOf, whiskers } from "@/components/chartOption";
import { tableOf } from "@/components/chartRows";
import classes from "./Funnel.module.css";

type Step = Shape<"FunnelStepOut">;

/** How many came how far: a bar a step, what was lost between, and how long it took. */
export function FunnelBars({ funnel, frame }: { funnel: Answer<"funnel">; frame?: TileFrame }) {
  const { t } = useTranslation("explore");
  const formats = useFormats();
  const colors = useChartColors();
  const option = useBarOption(funnel);
  const { steps } = funnel;
  const within =
    funnel.within_seconds === null
      ? ""
      : t("funnel.within_said", { duration: formats.duration(funnel.within_seconds) });
  return (
    <ChartFrame
      title={t("funnel.title")}
      note={`${t("funnel.note", { n: formats.number(steps[0]?.n), all: formats.number(funnel.n_journeys) })} ${within}`}
      pictures={picturesOf(option, colors, 90 + 44 * steps.length)}
      table={useTable(steps)}
      {...frame}
    >
      <table className={classes.bars} aria-label={t("funnel.title")}>
        <tbody>
          {steps.map((step, place) => (
            <Fragment key={place}>
              {place > 0 && <Drop step={step} before={steps[place - 1]!} />}
              <Bar step={step} place={place} />
            </Fragment>
          ))}
        </tbody>
      </table>
      <Expected step={steps.at(-1)} />
    </ChartFrame>
  );
}

function Bar({ step, place }: { step: Step; place: number }) {
  const { t } = useTranslation("explore");
  const { number, percent } = useFormats();
  const { low, high } = step;
  const width = (share: number | null) => `${100 * (share ?? 0)}%`;
  return (
    <tr>
      <th scope="row">
        <span className={classes.number}>{place + 1}</span>
        {step.step}
      </th>
      <td className={classes.bar}>
        <div className={classes.track} aria-hidden>
          <div className={classes.fill} style={{ width: width(step.rate) }} />
          {place > 0 && low !== null && high !== null && (
            <div className={classes.whisker} style={{ left: width(low), width: width(high - low) }} />
          )}
        </div>
      </td>
      <td className={classes.figures}>
        <Text span fw={650}>
          {percent(step.rate)}
        </Text>{" "}
        <Tooltip
          label={`${t("components:figure.interval", { low: percent(low), high: percent(high) })} · n = ${number(step.n)}`}
        >
          <Text span size="xs" c="dimmed">
            {place > 0 && low !== null ? `${percent(low)} – ${percent(high)}` : ""}
          </Text>
        </Tooltip>
        <Text size="xs" c="dimmed">
          {t("funnel.reached_n", { n: number(step.reached) })}
          {step.pending > 0 && ` · ${t("funnel.pending_n", { n: number(step.pending) })}`}
        </Text>
      </td>
    </tr>
  );
}

/** From one step to the next: who went on, who did not, and after how long. */
function Drop({ step, before }: { step: Step; before: Step }) {
  const { t } = useTranslation("explore");
  const { number, percent, duration } = useFormats();
  const went = t("funnel.went_on", {
    share: percent(step.rate_from_previous),
    low: percent(step.low_from_previous),
    high: percent(step.high_from_previous),
    n: number(step.n_from_previous),
  });
  const lost = Math.max(0, step.n_from_previous - step.reached);
  return (
    <tr className={classes.drop}>
      <td />
      <td colSpan={2}>
        ↓ {went}
        {lost > 0 && before.reached > 0 && ` · ${t("funnel.lost", { n: number(lost) })}`}
        {step.median_seconds ? ` · ${t("funnel.took", { duration: duration(step.median_seconds) })}` : ""}
      </td>
    </tr>
  );
}

/** What is to be expected in the end, where some may still go on. */
function Expected({ step }: { step: Step | undefined }) {
  const { t } = useTranslation("explore");
  const { percent } = useFormats();
  if (!step?.pending || step.expected_rate === null) return null;
  return (
    <Text size="sm" mt="sm">
      {t("funnel.expected", {
        share: percent(step.expected_rate),
        low: percent(step.expected_low),
        high: percent(step.expected_high),
      })}
    </Text>
  );
}

function useTable(steps: Step[]) {
  const { t } = useTranslation("explore");
  const { number, percent, duration } = useFormats();
  return tableOf(steps, [
    { label: t("funnel.step"), value: (one) => one.step },
    { label: t("funnel.reached"), value: (one) => one.reached, format: number },
    { label: "n", value: (one) => one.n, format: number },
    { label: t("funnel.rate"), value: (one) => one.rate, format: percent },
    { label: t("low"), value: (one) => one.low, format: percent },
    { label: t("high"), value: (one) => one.high, format: percent },
    { label: t("funnel.from_previous"), value: (one) => one.rate_from_previous, format: percent },
    { label: t("funnel.pending"), value: (one) => one.pending, format: number },
    { label: t("funnel.median"), value: (one) => one.median_seconds, format: duration },
  ]);
}

function useBarOption(funnel: Answer<"funnel">): OptionOf {
  const { percent, number } = useFormats();
  const { t } = useTranslation("explore");
  return useCallback(
    (colors) => ({
      grid: { left: 16, right: 150, top: 20, bottom: 20, containLabel: true },
      xAxis: {
        type: "value",
        min: 0,
        max: 1,
        ...axisLook(colors),
        axisLabel: { formatter: percent, color: colors.soft },
      },
      yAxis: {
        type: "category",
        inverse: true,
        data: funnel.steps.map((one) => one.step),
        ...axisLook(colors),
        axisLabel: { color: colors.text, width: 220, overflow: "truncate" },
      },
      series: [
        {
          type: "bar",
          barMaxWidth: 30,
          data: funnel.steps.map((one) => one.rate),
          label: {
            show: true,
            position: "right",
            distance: 14,
            color: colors.text,
            formatter: ({ dataIndex }: { dataIndex: number }) => {
              const one = funnel.steps[dataIndex]!;
              return `${percent(one.rate)}  ${t("funnel.reached_n", { n: number(one.reached) })}`;
            },
          },
        },
        whiskers(
          funnel.steps.map((one, at) => ({ at, low: one.low, high: one.high })),
          colors,
          true,
        ),
      ] as never,
    }),
    [funnel, percent, number, t],
  );
}
