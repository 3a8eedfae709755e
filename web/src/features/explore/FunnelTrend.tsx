import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "@/api/analyses";
import { useFormats } from "@/app/format";
import { Chart } from "@/components/Chart";
import { axisLook, type OptionOf, whiskers } from "@/components/chartOption";
import { tableOf } from "@/components/chartRows";
import { periodName } from "./periods";

/** Conversion to the last step by when journeys entered the funnel. */
export function FunnelTrend({ funnel }: { funnel: Answer<"funnel"> }) {
  const { t, i18n } = useTranslation("explore");
  const { percent, number } = useFormats();
  const rows = useMemo(
    () =>
      funnel.groups.map(({ group, steps }) => ({ ...steps.at(-1)!, name: periodName(group, i18n.language) })),
    [funnel, i18n.language],
  );
  const option: OptionOf = useCallback(
    (colors) => ({
      grid: { left: 8, right: 16, top: 12, bottom: 8, containLabel: true },
      tooltip: {
        trigger: "axis",
        formatter: (points) => {
          const one = rows[(points as unknown as { dataIndex: number }[])[0]!.dataIndex]!;
          const pending = one.pending ? [t("funnel.pending_n", { n: number(one.pending) })] : [];
          return [
            one.name,
            `${percent(one.rate)}  (${percent(one.low)} – ${percent(one.high)})`,
            t("funnel.of_n", { reached: number(one.reached), n: number(one.n) }),
            ...pending,
          ].join("\n");
        },
      },
      xAxis: { type: "category", data: rows.map((one) => one.name), ...axisLook(colors) },
      yAxis: {
        type: "value",
        min: 0,
        ...axisLook(colors),
        axisLabel: { color: colors.soft, formatter: percent },
      },
      series: [
        { type: "line", symbolSize: 7, lineStyle: { width: 2 }, data: rows.map((one) => one.rate) },
        whiskers(
          rows.map((one, at) => ({ at, low: one.low, high: one.high })),
          colors,
          false,
        ),
      ] as never,
    }),
    [rows, percent, number, t],
  );
  return (
    <Chart
      title={t("funnel.trend_title", { step: funnel.steps.at(-1)?.step })}
      note={t("funnel.trend_note")}
      option={option}
      height={240}
      table={tableOf(rows, [
        { label: t("trend.period"), value: (one) => one.name },
        { label: t("funnel.reached"), value: (one) => one.reached, format: number },
        { label: "n", value: (one) => one.n, format: number },
        { label: t("funnel.rate"), value: (one) => one.rate, format: percent },
        { label: t("low"), value: (one) => one.low, format: percent },
        { label: t("high"), value: (one) => one.high, format: percent },
        { label: t("funnel.pending"), value: (one) => one.pending, format: number },
      ])}
    />
  );
}
