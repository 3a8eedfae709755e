import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "@/api/analyses";
import { useFormats } from "@/app/format";
import { Chart } from "@/components/Chart";
import { axisLook, type OptionOf } from "@/components/chartOption";
import { tableOf } from "@/components/chartRows";

/** Time to convert: which share had come to each step, as time passes. */
export function FunnelTimes({ funnel }: { funnel: Answer<"funnel"> }) {
  const { t } = useTranslation("explore");
  const { percent, duration } = useFormats();
  const curves = useMemo(() => funnel.times.filter((one) => one.points.length > 1), [funnel]);
  const option: OptionOf = useCallback(
    (colors) => ({
      legend: { top: 0, left: 0, icon: "roundRect", itemHeight: 4, textStyle: { color: colors.text } },
      grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
      tooltip: {
        trigger: "item",
        formatter: (point) => {
          const [seconds, share, low, high] = (point as unknown as { data: (number | null)[] }).data;
          const { seriesName } = point as unknown as { seriesName: string };
          const interval = low == null ? "" : ` (${percent(low)} – ${percent(high)})`;
          return `${seriesName}\n${t("funnel.after_time", { duration: duration(seconds) })}: ${percent(share)}${interval}`;
        },
      },
      xAxis: {
        type: "log",
        ...axisLook(colors),
        min: "dataMin",
        axisLabel: { color: colors.soft, formatter: (seconds: number) => duration(seconds) },
      },
      yAxis: {
        type: "value",
        min: 0,
        ...axisLook(colors),
        axisLabel: { color: colors.soft, formatter: percent },
      },
      series: curves.map((one, n) => ({
        name: one.step,
        type: "line" as const,
        step: "end" as const,
        symbol: "circle",
        symbolSize: 5,
        showSymbol: false,
        lineStyle: { width: 2, type: (["solid", "dashed", "dotted"] as const)[n % 3] },
        data: one.points.filter((p) => p.seconds > 0).map((p) => [p.seconds, p.share, p.low, p.high]),
      })) as never,
    }),
    [curves, percent, duration, t],
  );
  const rows = curves.flatMap((one) => one.points.map((point) => ({ step: one.step, ...point })));
  if (curves.length === 0) return null;
  return (
    <Chart
      title={t("funnel.times")}
      note={t("funnel.times_note")}
      option={option}
      order={2}
      height={260}
      table={tableOf(rows, [
        { label: t("funnel.step"), value: (one) => one.step },
        { label: t("funnel.after"), value: (one) => one.seconds, format: duration },
        { label: t("funnel.rate"), value: (one) => one.share, format: percent },
        { label: t("low"), value: (one) => one.low, format: percent },
        { label: t("high"), value: (one) => one.high, format: percent },
      ])}
    />
  );
}
