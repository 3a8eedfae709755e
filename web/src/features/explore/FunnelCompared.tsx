import { Alert, Stack } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "@/api/analyses";
import { useFormats } from "@/app/format";
import { Chart } from "@/components/Chart";
import { axisLook, type OptionOf } from "@/components/chartOption";
import { tableOf } from "@/components/chartRows";

/** Two lenses through one funnel: the rates side by side, and the difference with its interval. */
export function FunnelCompared({ both }: { both: Answer<"funnel/comparison"> }) {
  const { t } = useTranslation("explore");
  const { percent, number, points } = useCompared();
  const option: OptionOf = useCallback(
    (colors) => ({
      legend: { top: 0, left: 0, textStyle: { color: colors.text } },
      grid: { left: 8, right: 60, top: 32, bottom: 4, containLabel: true },
      tooltip: {
        trigger: "axis",
        axisPointer: { type: "shadow" },
        formatter: (hit) => {
          const one = both.steps[(hit as unknown as { dataIndex: number }[])[0]!.dataIndex]!;
          return [
            one.step,
            `${t("funnel.this")}: ${percent(one.rate_left)}, n ${number(one.n_left)}`,
            `${t("funnel.other")}: ${percent(one.rate_right)}, n ${number(one.n_right)}`,
            t("funnel.difference_said", {
              difference: points(one.difference),
              low: points(one.low),
              high: points(one.high),
            }),
          ].join("\n");
        },
      },
      xAxis: {
        type: "value",
        min: 0,
        max: 1,
        ...axisLook(colors),
        axisLabel: { color: colors.soft, formatter: percent },
      },
      yAxis: {
        type: "category",
        inverse: true,
        data: both.steps.map((one) => one.step),
        ...axisLook(colors),
        axisLabel: { color: colors.text, width: 160, overflow: "truncate" },
      },
      series: (["left", "right"] as const).map((side, n) => ({
        type: "bar" as const,
        name: t(n === 0 ? "funnel.this" : "funnel.other"),
        barMaxWidth: 14,
        data: both.steps.map((one) => one[`rate_${side}`]),
        label: {
          show: true,
          position: "right" as const,
          color: colors.text,
          formatter: ({ value }: { value: unknown }) => percent(value as number),
        },
      })) as never,
    }),
    [both, percent, number, points, t],
  );
  return (
    <Stack gap="xs">
      <Chart
        title={t("funnel.compared")}
        note={t("funnel.compared_note")}
        option={option}
        height={50 + 52 * both.steps.length}
        table={tableOf(both.steps, [
          { label: t("funnel.step"), value: (one) => one.step },
          { label: t("funnel.this"), value: (one) => one.rate_left, format: percent },
          { label: "n", value: (one) => one.n_left, format: number },
          { label: t("funnel.other"), value: (one) => one.rate_right, format: percent },
          { label: "n", value: (one) => one.n_right, format: number },
          { label: t("funnel.difference"), value: (one) => one.difference, format: points },
          { label: t("low"), value: (one) => one.low, format: points },
          { label: t("high"), value: (one) => one.high, format: points },
          {
            label: "p",
            value: (one) => one.p_value,
            format: (p) => (p < 0.001 ? `< ${number(0.001)}` : number(p)),
          },
        ])}
      />
      {both.n_shared_persons > 0 && (
        <Alert icon={<IconInfoCircle />} color="yellow" variant="light">
          {t("funnel.shared", { n: number(both.n_shared_persons) })}
        </Alert>
      )}
    </Stack>
  );
}

/** Formats of a comparison; a difference of shares is told in percent points. */
function useCompared() {
  const { percent, number } = useFormats();
  const { i18n } = useTranslation();
  const points = useCallback(
    (share: number | null) =>
      share === null
        ? "–"
        : new Intl.NumberFormat(i18n.language, {
            signDisplay: "exceptZero",
            maximumFractionDigits: 1,
          }).format(100 * share),
    [i18n.language],
  );
  return { percent, number, points };
}
