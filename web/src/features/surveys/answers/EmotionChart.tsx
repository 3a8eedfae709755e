import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { Chart } from "@/components/Chart";
import { axisLook, type OptionOf } from "@/components/chartOption";
import { tableOf } from "@/components/chartRows";
import { useSaid } from "@/documents/useDocument";
import type { QuestionResult } from "../api";
import { questionsIn } from "../survey";
import { useSurvey } from "../useSurvey";
import { type Felt, feltOf } from "./felt";

const FEELINGS = ["-2", "-1", "1", "2"] as const;
const ROW_PX = 34;

/** How every touchpoint felt: bad answers to the left, good ones to the right, the mean in words. */
export function EmotionChart({ results }: { results: ReadonlyMap<string, QuestionResult> }) {
  const { t } = useTranslation("surveys");
  const formats = useFormats();
  const said = useSaid();
  const { pages } = useSurvey();
  const felt = useMemo(
    () =>
      pages.flatMap((page) =>
        questionsIn(page).flatMap((one) => {
          const result = results.get(one.id);
          if (one.kind !== "emotion" || !result || result.n === 0) return [];
          return [feltOf(one.touchpoint || said(page.title) || said(one.title), result)];
        }),
      ),
    [pages, results, said],
  );
  const option: OptionOf = useCallback(
    (colors) => {
      const rows = felt.toReversed();
      return {
        grid: { left: 4, right: 16, top: 28, bottom: 4, containLabel: true },
        legend: {
          top: 0,
          textStyle: { color: colors.soft },
          data: FEELINGS.map((feeling) => t(`feeling.${feeling}`)),
        },
        tooltip: {
          trigger: "axis",
          axisPointer: { type: "shadow" },
          formatter: (points) => {
            const one = rows[(points as unknown as { dataIndex: number }[])[0]!.dataIndex]!;
            return [one.name, meanWords(one), `n = ${formats.number(one.n)}`].join("\n");
          },
        },
        xAxis: {
          type: "value",
          ...axisLook(colors),
          axisLabel: { color: colors.soft, formatter: (share: number) => formats.percent(Math.abs(share)) },
        },
        yAxis: { type: "category", data: rows.map((one) => one.name), ...axisLook(colors) },
        series: [
          ...FEELINGS.toSorted((a, b) => Math.abs(+a) - Math.abs(+b)).map((feeling) => ({
            type: "bar" as const,
            name: t(`feeling.${feeling}`),
            stack: "felt",
            barMaxWidth: 20,
            itemStyle: {
              color: colors.series[+feeling < 0 ? 1 : 0],
              opacity: Math.abs(+feeling) === 1 ? 0.5 : 1,
            },
            data: rows.map((one) => Math.sign(+feeling) * (one.shares[feeling] ?? 0)),
          })),
        ],
      };
      function meanWords(one: Felt) {
        return t("felt.mean_of", {
          mean: formats.emotion(one.mean),
          low: formats.emotion(one.low),
          high: formats.emotion(one.high),
        });
      }
    },
    [felt, formats, t],
  );
  const share = (feeling: string) => ({
    label: t(`feeling.${feeling}`),
    value: (one: Felt) => one.shares[feeling],
    format: formats.percent,
  });
  const table = tableOf(felt, [
    { label: t("felt.touchpoint"), value: (one) => one.name },
    ...["-2", "-1", "0", "1", "2"].map(share),
    { label: t("felt.mean"), value: (one) => one.mean, format: formats.emotion },
    { label: t("felt.low"), value: (one) => one.low, format: formats.emotion },
    { label: t("felt.high"), value: (one) => one.high, format: formats.emotion },
    { label: "n", value: (one) => one.n, format: formats.number },
  ]);
  if (felt.length < 2) return null;
  return (
    <Chart
      title={t("felt.title")}
      note={t("felt.note")}
      option={option}
      table={table}
      height={60 + felt.length * ROW_PX}
      minWidth={420}
    />
  );
}
