import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { Chart } from "@/components/Chart";
import { axisLook, type OptionOf } from "@/components/chartOption";
import { tableOf } from "@/components/chartRows";
import type { Saturation } from "../overview";

/** What one more interview brought: a curve that flattens when there were enough. */
export function SaturationChart({ saturation }: { saturation: Saturation }) {
  const { t } = useTranslation("interviews");
  const formats = useFormats();
  const { steps, estimated } = saturation;
  const option: OptionOf = useCallback(
    (colors) => ({
      grid: { left: 4, right: 16, top: 34, bottom: 24, containLabel: true },
      legend: { top: 0, left: 0, textStyle: { color: colors.soft }, itemHeight: 8, itemWidth: 18 },
      tooltip: {
        trigger: "axis",
        formatter: (points) => {
          const step = steps[(points as unknown as { dataIndex: number }[])[0]!.dataIndex]!;
          return [
            t("saturation.interview", { n: step.n }),
            `${t("saturation.expected")}: ${formats.number(round(step.expected))}`,
            `${t("saturation.new")}: ${formats.number(round(step.new))}`,
          ].join("\n");
        },
      },
      xAxis: {
        type: "category",
        data: steps.map((one) => one.n),
        name: t("saturation.axis"),
        nameLocation: "middle",
        nameGap: 26,
        nameTextStyle: { color: colors.soft },
        ...axisLook(colors),
      },
      yAxis: { type: "value", min: 0, ...axisLook(colors) },
      series: [
        {
          type: "bar" as const,
          name: t("saturation.new"),
          color: colors.series[1],
          barMaxWidth: 22,
          data: steps.map((one) => round(one.new)),
        },
        {
          type: "line" as const,
          name: t("saturation.expected"),
          color: colors.series[0],
          symbolSize: 7,
          lineStyle: { width: 2.5 },
          data: steps.map((one) => round(one.expected)),
        },
        ...(estimated === null
          ? []
          : [
              {
                type: "line" as const,
                name: t("saturation.estimated"),
                color: colors.soft,
                symbol: "none",
                silent: true,
                lineStyle: { type: "dashed" as const, width: 1.5 },
                data: steps.map(() => round(estimated)),
              },
            ]),
      ],
    }),
    [steps, estimated, formats, t],
  );
  const table = tableOf(steps, [
    { label: t("saturation.axis"), value: (one) => one.n, format: formats.number },
    { label: t("saturation.expected"), value: (one) => round(one.expected), format: formats.number },
    { label: t("saturation.new"), value: (one) => round(one.new), format: formats.number },
  ]);
  return (
    <Chart
      title={t("saturation.title")}
      note={t("saturation.note")}
      option={option}
      table={table}
      height={300}
    />
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
