import { Group, NativeSelect } from "@mantine/core";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { Chart } from "@/components/Chart";
import { axisLook, type OptionOf } from "@/components/chartOption";
import { tableOf } from "@/components/chartRows";
import { periodName } from "@/features/explore/periods";
import { type DataOverview, EVERY, type Every } from "./api";

export const MEASURES = ["events", "persons", "touchpoints"] as const;
export type Measure = (typeof MEASURES)[number];

interface OverTimeProps {
  periods: DataOverview["periods"];
  every: Every;
  measure: Measure;
  timeZone: string;
  onShow: (next: { every?: Every; measure?: Measure }) => void;
}

/** Events, persons or touchpoints over time; where the data begin or end a period is not whole. */
export function OverTime({ periods, every, measure, timeZone, onShow }: OverTimeProps) {
  const { t, i18n } = useTranslation("data");
  const formats = useFormats();
  const names = useMemo(
    () => periods.map((one) => periodName(one.period, i18n.language)),
    [periods, i18n.language],
  );
  const option: OptionOf = useCallback(
    (colors) => ({
      grid: { left: 8, right: 12, top: 12, bottom: 8, containLabel: true },
      tooltip: {
        trigger: "axis",
        formatter: (points) => {
          const one = periods[(points as unknown as { dataIndex: number }[])[0]!.dataIndex]!;
          const partial = one.is_complete ? [] : [t("over_time.incomplete")];
          const counts = MEASURES.map(
            (key) => `${t(`over_time.${key}`)}  ${formats.number(one[`n_${key}`])}`,
          );
          return [periodName(one.period, i18n.language), ...counts, ...partial].join("\n");
        },
      },
      xAxis: { type: "category", data: names, ...axisLook(colors), splitLine: { show: false } },
      yAxis: {
        type: "value",
        minInterval: 1,
        ...axisLook(colors),
        axisLabel: { color: colors.soft, formatter: (value: number) => formats.short(value) },
      },
      series: [
        {
          type: "bar" as const,
          name: t(`over_time.${measure}`),
          barMaxWidth: 36,
          itemStyle: { color: colors.series[0], borderRadius: [3, 3, 0, 0] },
          data: periods.map((one) => ({
            value: one[`n_${measure}`],
            itemStyle: { opacity: one.is_complete ? 1 : 0.45 },
          })),
        },
      ],
    }),
    [periods, names, measure, formats, t, i18n.language],
  );
  const table = tableOf(periods, [
    { label: t("over_time.period"), value: (one) => periodName(one.period, i18n.language) },
    ...MEASURES.map((key) => ({
      label: t(`over_time.${key}`),
      value: (one: DataOverview["periods"][number]) => one[`n_${key}`],
      format: formats.number,
    })),
  ]);
  return (
    <Chart
      title={t("over_time.title")}
      note={t("over_time.note", { zone: timeZone })}
      option={option}
      table={table}
      height={240}
      controls={
        <Group gap={4} wrap="nowrap">
          <NativeSelect
            size="xs"
            aria-label={t("over_time.measure")}
            data={MEASURES.map((value) => ({ value, label: t(`over_time.${value}`) }))}
            value={measure}
            onChange={(event) => onShow({ measure: event.currentTarget.value as Measure })}
          />
          <NativeSelect
            size="xs"
            aria-label={t("over_time.every")}
            data={EVERY.map((value) => ({ value, label: t(`over_time.${value}`) }))}
            value={every}
            onChange={(event) => onShow({ every: event.currentTarget.value as Every })}
          />
        </Group>
      }
    />
  );
}
