import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { Chart } from "@/components/Chart";
import { axisLook, type OptionOf, whiskers } from "@/components/chartOption";
import { tableOf } from "@/components/chartRows";
import { emotionAxis } from "../journeys/look";
import type { Overview, PointTold } from "../overview";
import { useTheMap } from "../useTheMap";

/** How each touchpoint felt to the participants: the mean with its interval, and how far they lie apart. */
export function PointsChart({ overview }: { overview: Overview }) {
  const { t } = useTranslation("interviews");
  const formats = useFormats();
  const points = useInOrder(overview.points);
  const felt = useMemo(() => points.filter((one) => one.emotion.value !== null), [points]);
  const between = useCallback(
    (low: number | null, high: number | null) => `${formats.emotion(low)} … ${formats.emotion(high)}`,
    [formats],
  );
  const option: OptionOf = useCallback(
    (colors) => ({
      grid: { left: 4, right: 20, top: 8, bottom: 4, containLabel: true },
      tooltip: {
        trigger: "axis",
        axisPointer: { type: "shadow" },
        formatter: (hovered) => {
          const { title, emotion, lowest, highest } =
            felt[(hovered as unknown as { dataIndex: number }[])[0]!.dataIndex]!;
          return [
            title,
            `${t("points.mean")}: ${formats.emotion(emotion.value)} (${between(emotion.low, emotion.high)}; n = ${emotion.n})`,
            `${t("points.apart")}: ${between(lowest, highest)}`,
          ].join("\n");
        },
      },
      xAxis: emotionAxis(colors, formats.emotion),
      yAxis: { type: "category", inverse: true, data: felt.map((one) => one.title), ...axisLook(colors) },
      series: [
        {
          type: "scatter" as const,
          color: colors.series[0],
          symbolSize: 11,
          z: 6,
          data: felt.map((one, at) => [one.emotion.value!, at]),
        },
        {
          type: "scatter" as const,
          color: colors.soft,
          symbolSize: 6,
          z: 4,
          data: felt.flatMap((one, at) => [
            [one.lowest!, at],
            [one.highest!, at],
          ]),
        },
        whiskers(
          felt.map((one, at) => ({ at, low: one.emotion.low, high: one.emotion.high })),
          colors,
          true,
        ),
      ] as never,
    }),
    [felt, formats, between, t],
  );
  const number = (value: number) => formats.number(Math.round(value * 10) / 10);
  const table = tableOf(points, [
    { label: t("mention.about"), value: (one) => one.title },
    {
      label: t("points.had"),
      value: (one) => t("points.had_of", { count: one.recognised.count, n: one.recognised.n }),
    },
    { label: t("points.had_share"), value: (one) => one.recognised.share, format: formats.percent },
    { label: t("points.low"), value: (one) => one.recognised.low, format: formats.percent },
    { label: t("points.high"), value: (one) => one.recognised.high, format: formats.percent },
    { label: t("mention.emotion"), value: (one) => one.emotion.value, format: formats.emotion },
    { label: t("points.low"), value: (one) => one.emotion.low, format: formats.emotion },
    { label: t("points.high"), value: (one) => one.emotion.high, format: formats.emotion },
    { label: "n", value: (one) => one.emotion.n, format: formats.number },
    { label: t("points.lowest"), value: (one) => one.lowest, format: formats.emotion },
    { label: t("points.highest"), value: (one) => one.highest, format: formats.emotion },
    { label: t("mention.importance"), value: (one) => one.importance.value, format: number },
    { label: t("points.low"), value: (one) => one.importance.low, format: number },
    { label: t("points.high"), value: (one) => one.importance.high, format: number },
    { label: "n", value: (one) => one.importance.n, format: formats.number },
    { label: t("points.decided"), value: (one) => one.n_decided, format: formats.number },
  ]);
  return (
    <Chart
      title={t("points.title")}
      note={t("points.note")}
      option={option}
      table={table}
      height={60 + 28 * felt.length}
    />
  );
}

/** The touchpoints in the order of the map, those that it lacks behind them, each by its title. */
function useInOrder(points: readonly PointTold[]): (PointTold & { title: string })[] {
  const onMap = useTheMap()?.points;
  return useMemo(() => {
    const order = new Map(onMap?.map((one, at) => [one.touchpoint, { at, title: one.title }]));
    return points
      .map((one) => ({ ...one, title: order.get(one.touchpoint)?.title ?? one.touchpoint }))
      .toSorted((a, b) => (order.get(a.touchpoint)?.at ?? 1e6) - (order.get(b.touchpoint)?.at ?? 1e6));
  }, [points, onMap]);
}
