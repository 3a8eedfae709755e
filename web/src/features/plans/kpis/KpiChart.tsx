import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { Chart } from "@/components/Chart";
import { axisLook, type OptionOf, whiskers } from "@/components/chartOption";
import { tableOf } from "@/components/chartRows";
import { useSaid } from "@/documents/useDocument";
import type { Kpi } from "../plan";
import { useInUnit } from "../usePlan";
import { inTime } from "./series";

/** The series of a KPI with intervals and target; annotations are named in the tooltip and the table. */
export function KpiChart({ kpi }: { kpi: Kpi }) {
  const { t } = useTranslation("plans");
  const formats = useFormats();
  const inUnit = useInUnit();
  const said = useSaid();
  const series = useMemo(() => inTime(kpi), [kpi]);
  const notes = (one: { starts_on: string; ends_on: string }) =>
    kpi.annotations
      .filter(({ on }) => one.starts_on <= on && on <= one.ends_on)
      .map(({ on, text }) => `${formats.day(on)}: ${said(text)}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words follow from the KPI and the language
  const option: OptionOf = useCallback(
    (colors) => ({
      grid: { left: 4, right: 10, top: 14, bottom: 4, containLabel: true },
      tooltip: {
        trigger: "axis",
        formatter: (points) => {
          const one = series[(points as unknown as { dataIndex: number }[])[0]!.dataIndex]!;
          const between =
            one.low == null || one.high == null
              ? ""
              : ` (${inUnit(one.low, kpi.unit)} – ${inUnit(one.high, kpi.unit)})`;
          const n = one.n == null ? [] : [`n = ${formats.number(one.n)}`];
          const period = `${formats.day(one.starts_on)} – ${formats.day(one.ends_on)}`;
          return [period, inUnit(one.value, kpi.unit) + between, ...n, ...notes(one)].join("\n");
        },
      },
      xAxis: { type: "category", data: series.map((one) => formats.day(one.starts_on)), ...axisLook(colors) },
      yAxis: {
        type: "value",
        scale: true,
        ...axisLook(colors),
        axisLabel: { color: colors.soft, formatter: (value: number) => inUnit(value, kpi.unit) },
      },
      series: [
        {
          type: "line" as const,
          color: colors.series[0],
          symbolSize: 7,
          data: series.map((one) => ({
            value: one.value,
            symbol: notes(one).length > 0 ? "diamond" : "circle",
            symbolSize: notes(one).length > 0 ? 12 : 7,
            itemStyle: { opacity: one.is_provisional ? 0.4 : 1 },
          })),
        },
        ...(kpi.target == null
          ? []
          : [
              {
                type: "line" as const,
                color: colors.soft,
                symbol: "none",
                silent: true,
                lineStyle: { type: "dashed" as const, width: 1 },
                data: series.map(() => kpi.target!),
              },
            ]),
        whiskers(
          series.map((one, at) => ({ at, low: one.low ?? null, high: one.high ?? null })),
          colors,
          false,
        ),
      ] as never,
    }),
    [series, kpi, formats, said, t],
  );
  const figure = (value: number) => inUnit(value, kpi.unit);
  const table = tableOf(series, [
    {
      label: t("kpis.period"),
      value: (one) => `${formats.day(one.starts_on)} – ${formats.day(one.ends_on)}`,
    },
    { label: t("kpis.value"), value: (one) => one.value, format: figure },
    { label: t("kpis.low"), value: (one) => one.low, format: figure },
    { label: t("kpis.high"), value: (one) => one.high, format: figure },
    { label: "n", value: (one) => one.n, format: formats.number },
    {
      label: t("kpis.notes"),
      value: (one) =>
        [...notes(one), one.is_provisional ? t("kpis.provisional") : ""].filter(Boolean).join("; "),
    },
  ]);
  return (
    <Chart
      title={t("kpis.course")}
      option={option}
      table={table}
      height={190}
      order={3}
      empty={t("kpis.no_series")}
    />
  );
}
