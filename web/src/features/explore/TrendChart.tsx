import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "@/api/analyses";
import { useFormats } from "@/app/format";
import { Chart } from "@/components/Chart";
import type { TileFrame } from "@/components/ChartFrame";
import { axisLook, type OptionOf } from "@/components/chartOption";
import { tableOf } from "@/components/chartRows";
import { periodName } from "./periods";

interface TrendChartProps {
  trend: Answer<"trend">;
  frame?: TileFrame;
  height?: number;
}

const SERIES = ["events", "persons", "outcomes"] as const;

/** Contacts, persons and outcomes over time; what is not complete at either end is dashed. */
export function TrendChart({ trend, frame, height = 260 }: TrendChartProps) {
  const { t, i18n } = useTranslation("explore");
  const formats = useFormats();
  const names = useMemo(
    () => trend.periods.map((one) => periodName(one.period, i18n.language)),
    [trend, i18n.language],
  );
  const option: OptionOf = useCallback(
    (colors) => ({
      legend: { top: 0, left: 0, icon: "roundRect", itemHeight: 4, textStyle: { color: colors.text } },
      grid: { left: 8, right: 12, top: 36, bottom: 8, containLabel: true },
      tooltip: {
        trigger: "axis",
        formatter: (points) => {
          const place = (points as unknown as { dataIndex: number }[])[0]!.dataIndex;
          const one = trend.periods[place]!;
          const lines = SERIES.map((key) => `${t(`trend.${key}`)}  ${formats.number(one[key])}`);
          const partial = one.is_complete ? [] : [t("trend.incomplete")];
          return [names[place], ...lines, ...partial].join("\n");
        },
      },
      xAxis: {
        type: "category",
        data: names,
        boundaryGap: false,
        ...axisLook(colors),
        splitLine: { show: false },
      },
      yAxis: {
        type: "value",
        ...axisLook(colors),
        axisLabel: { color: colors.soft, formatter: (value: number) => formats.short(value) },
      },
      series: SERIES.map((key, n) => ({
        name: t(`trend.${key}`),
        type: "line" as const,
        symbol: (["circle", "rect", "triangle"] as const)[n],
        symbolSize: 6,
        showSymbol: trend.periods.length < 40,
        lineStyle: { width: 2, type: (["solid", "dashed", "dotted"] as const)[n] },
        data: trend.periods.map((one) => ({
          value: one[key],
          itemStyle: { opacity: one.is_complete ? 1 : 0.35 },
        })),
      })),
    }),
    [trend, names, formats, t],
  );
  const table = tableOf(trend.periods, [
    { label: t("trend.period"), value: (one) => periodName(one.period, i18n.language) },
    { label: t("trend.events"), value: (one) => one.events, format: formats.number },
    { label: t("trend.persons"), value: (one) => one.persons, format: formats.number },
    { label: t("trend.journeys"), value: (one) => one.journeys, format: formats.number },
    { label: t("trend.outcomes"), value: (one) => one.outcomes, format: formats.number },
    { label: t("trend.outcome_share"), value: (one) => one.outcome_share, format: formats.percent },
    { label: t("low"), value: (one) => one.low, format: formats.percent },
    { label: t("high"), value: (one) => one.high, format: formats.percent },
  ]);
  const outcome = trend.outcome.length
    ? t("trend.outcome", { names: trend.outcome.join(", ") })
    : t("trend.no_outcome");
  return (
    <Chart
      title={t("trend.title")}
      note={`${outcome} ${t("trend.note", { zone: trend.time_zone })}`}
      option={option}
      table={table}
      height={height}
      {...frame}
    />
  );
}
