import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { Chart } from "@/components/Chart";
import { axisLook, type OptionOf, whiskers } from "@/components/chartOption";
import { tableOf } from "@/components/chartRows";
import { useSaid } from "@/documents/useDocument";
import type { ItemPerformance } from "../api";
import { useContent } from "../useContent";

const MOST = 20;

/** How many of those reached had an outcome, per item, with intervals; beside it as long before. */
export function ReachedChart({ found, days }: { found: readonly ItemPerformance[]; days: number }) {
  const { t } = useTranslation("calendars");
  const formats = useFormats();
  const said = useSaid();
  const { items } = useContent();
  const shown = found.filter((one) => one.converted.share !== null).slice(0, MOST);
  const titleOf = (id: string) => said(items.find((one) => one.id === id)?.title);
  const names = [t("performance.converted", { count: days }), t("performance.before", { count: days })];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words follow from the figures and the language
  const option: OptionOf = useCallback(
    (colors) => ({
      grid: { left: 4, right: 24, top: 34, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0, textStyle: { color: colors.text } },
      tooltip: { trigger: "axis", valueFormatter: (value) => formats.percent(value as number) },
      xAxis: {
        type: "category",
        data: shown.map((one) => titleOf(one.item)),
        ...axisLook(colors),
        axisLabel: { color: colors.soft, width: 110, overflow: "truncate", interval: 0 },
      },
      yAxis: {
        type: "value",
        ...axisLook(colors),
        axisLabel: { color: colors.soft, formatter: (value: number) => formats.percent(value) },
      },
      series: [
        {
          type: "bar" as const,
          name: names[0],
          color: colors.series[0],
          barMaxWidth: 34,
          data: shown.map((one) => one.converted.share),
        },
        {
          type: "line" as const,
          name: names[1],
          color: colors.series[1],
          lineStyle: { opacity: 0 },
          symbol: "diamond",
          symbolSize: 11,
          data: shown.map((one) => one.before.share),
        },
        whiskers(
          shown.map((one, at) => ({ at, low: one.converted.low, high: one.converted.high })),
          colors,
          false,
        ),
      ] as never,
    }),
    [found, formats, said, t],
  );
  const table = tableOf(shown, [
    { label: t("one.title"), value: (one) => titleOf(one.item) },
    { label: names[0]!, value: (one) => one.converted.share, format: formats.percent },
    { label: t("performance.low"), value: (one) => one.converted.low, format: formats.percent },
    { label: t("performance.high"), value: (one) => one.converted.high, format: formats.percent },
    { label: "n", value: (one) => one.converted.n, format: formats.number },
    { label: names[1]!, value: (one) => one.before.share, format: formats.percent },
    { label: `n (${t("performance.before_short")})`, value: (one) => one.before.n, format: formats.number },
  ]);
  if (shown.length === 0) return null;
  return <Chart title={t("performance.chart")} option={option} table={table} height={280} />;
}
