import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { Chart } from "@/components/Chart";
import { axisLook, type OptionOf } from "@/components/chartOption";
import { tableOf } from "@/components/chartRows";
import type { Participant } from "../interviews";
import { useTheMap } from "../useTheMap";
import { along, axisOf, meanAlong } from "./journeys";
import { emotionAxis } from "./look";

interface JourneysChartProps {
  participants: readonly Participant[];
  /** Of those that stand out, which colour. */
  colours: ReadonlyMap<string, number>;
}

/** Journeys over each other, at the map's touchpoints in its order, with their mean. */
export function JourneysChart({ participants, colours }: JourneysChartProps) {
  const { t } = useTranslation("interviews");
  const formats = useFormats();
  const map = useTheMap();
  const points = map?.points;
  const axis = useMemo(
    () => axisOf(participants, points?.map((one) => one.touchpoint) ?? []),
    [participants, points],
  );
  const names = useMemo(
    () => axis.map((one) => points?.find(({ touchpoint }) => touchpoint === one)?.title ?? one),
    [axis, points],
  );
  const mean = useMemo(() => meanAlong(participants, axis), [participants, axis]);
  const key = [...colours].join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours by what they say
  const option: OptionOf = useCallback(
    (colors) => ({
      grid: { left: 4, right: 16, top: 14, bottom: 4, containLabel: true },
      tooltip: {
        trigger: "axis",
        formatter: (hovered) => {
          const at = (hovered as unknown as { dataIndex: number }[])[0]!.dataIndex;
          const said = participants.flatMap((one) => {
            const value = along(one, axis)[at];
            const isSaid = value != null && (colours.size === 0 || colours.has(one.id));
            return isSaid ? [`${one.pseudonym}: ${formats.emotion(value)}`] : [];
          });
          const { n, value } = mean[at]!;
          return [names[at]!, `${t("journeys.mean")}: ${formats.emotion(value)} (n = ${n})`, ...said].join(
            "\n",
          );
        },
      },
      xAxis: {
        type: "category",
        data: names,
        ...axisLook(colors),
        axisLabel: {
          color: colors.soft,
          fontSize: 11,
          rotate: 40,
          interval: 0,
          width: 110,
          overflow: "truncate",
        },
      },
      yAxis: emotionAxis(colors, formats.emotion),
      series: [
        ...participants.map((one) => {
          const colour = colours.get(one.id);
          const isChosen = colour !== undefined;
          return {
            type: "line" as const,
            name: one.pseudonym,
            color: isChosen ? colors.series[colour]! : colors.soft,
            connectNulls: true,
            symbol: "circle",
            symbolSize: isChosen ? 7 : 3,
            lineStyle: { width: isChosen ? 2.5 : 1, opacity: isChosen ? 1 : 0.35 },
            itemStyle: { opacity: isChosen ? 1 : 0.35 },
            z: isChosen ? 4 : 2,
            data: along(one, axis),
          };
        }),
        {
          type: "line" as const,
          name: t("journeys.mean"),
          color: colors.text,
          symbol: "none",
          connectNulls: true,
          lineStyle: { width: 2, type: "dashed" as const },
          z: 5,
          data: mean.map((one) => one.value),
        },
      ],
    }),
    [participants, axis, names, mean, key, formats, t],
  );
  const rows = axis.map((_, at) => ({
    name: names[at]!,
    mean: mean[at]!,
    said: participants.map((one) => along(one, axis)[at] ?? null),
  }));
  const table = tableOf(rows, [
    { label: t("mention.about"), value: (one) => one.name },
    { label: "n", value: (one) => one.mean.n, format: formats.number },
    { label: t("journeys.mean"), value: (one) => one.mean.value, format: formats.emotion },
    ...participants.map((participant, at) => ({
      label: participant.pseudonym,
      value: (one: (typeof rows)[number]) => one.said[at],
      format: formats.emotion,
    })),
  ]);
  return (
    <Chart
      title={t("journeys.title")}
      note={t("journeys.of", { count: participants.length })}
      option={option}
      table={table}
      height={460}
      minWidth={Math.min(1000, 44 * axis.length + 80)}
    />
  );
}
