import { NativeSelect } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "@/api/analyses";
import { useFormats } from "@/app/format";
import { Chart } from "@/components/Chart";
import { axisLook, type OptionOf, whiskers } from "@/components/chartOption";
import { tableOf } from "@/components/chartRows";
import { useKnown } from "@/components/known";

const MOST = 30;

/** The same funnel for each value of the breakdown: a point with its interval, those with most persons first. */
export function FunnelGroups({ funnel }: { funnel: Answer<"funnel"> }) {
  const { t } = useTranslation("explore");
  const { percent, number } = useFormats();
  const known = useKnown();
  const last = funnel.steps.length - 1;
  const [chosen, choose] = useState<number | null>(null);
  const place = Math.min(chosen ?? last, last);
  const rows = useMemo(
    () =>
      funnel.groups.map(({ group, steps }) => ({
        ...steps[place]!,
        name: known(group, funnel.breakdown === "first channel" ? "channel" : null),
      })),
    [funnel, place, known],
  );
  const option: OptionOf = useCallback(
    (colors) => {
      const shown = rows.slice(0, MOST);
      return {
        grid: { left: 8, right: 70, top: 4, bottom: 4, containLabel: true },
        tooltip: {
          trigger: "item",
          formatter: (point) => {
            const one = shown[(point as unknown as { dataIndex: number }).dataIndex]!;
            return `${one.name}\n${percent(one.rate)}  (${percent(one.low)} – ${percent(one.high)})\n${t("funnel.of_n", { reached: number(one.reached), n: number(one.n) })}`;
          },
        },
        xAxis: {
          type: "value",
          min: 0,
          ...axisLook(colors),
          axisLabel: { color: colors.soft, formatter: percent },
        },
        yAxis: {
          type: "category",
          inverse: true,
          data: shown.map((one) => one.name),
          ...axisLook(colors),
          axisLabel: { color: colors.text, width: 160, overflow: "truncate" },
        },
        series: [
          {
            type: "scatter",
            symbolSize: 11,
            data: shown.map((one, at) => [one.rate, at]),
            label: {
              show: true,
              position: "right",
              distance: 24,
              color: colors.text,
              formatter: ({ dataIndex }: { dataIndex: number }) => percent(shown[dataIndex]!.rate),
            },
          },
          whiskers(
            shown.map((one, at) => ({ at, low: one.low, high: one.high })),
            colors,
            true,
          ),
        ] as never,
      };
    },
    [rows, percent, number, t],
  );
  return (
    <Chart
      title={t("funnel.groups_title", {
        step: funnel.steps[place]!.step,
        by: funnel.breakdown === "first channel" ? t("funnel.first_channel").toLowerCase() : funnel.breakdown,
      })}
      note={
        rows.length > MOST ? t("funnel.groups_top", { top: MOST, all: rows.length }) : t("funnel.groups_note")
      }
      option={option}
      height={Math.max(120, 34 * Math.min(MOST, rows.length) + 30)}
      controls={
        <NativeSelect
          size="xs"
          aria-label={t("funnel.groups_step")}
          data={funnel.steps.slice(1).map((one, n) => ({ value: `${n + 1}`, label: one.step }))}
          value={`${place}`}
          onChange={(event) => choose(Number(event.currentTarget.value))}
        />
      }
      table={tableOf(rows, [
        { label: t("funnel.group"), value: (one) => one.name },
        { label: t("funnel.reached"), value: (one) => one.reached, format: number },
        { label: "n", value: (one) => one.n, format: number },
        { label: t("funnel.rate"), value: (one) => one.rate, format: percent },
        { label: t("low"), value: (one) => one.low, format: percent },
        { label: t("high"), value: (one) => one.high, format: percent },
      ])}
    />
  );
}
