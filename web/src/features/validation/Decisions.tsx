import { Text } from "@mantine/core";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Chart } from "@/components/Chart";
import { axisLook, type OptionOf, whiskers } from "@/components/chartOption";
import { tableOf } from "@/components/chartRows";
import type { Validation } from "./api";
import { useSaid, useWritten } from "./useValidation";
import { decisions } from "./validation";

/** Where customers decided: of those who said where, the share at each contact. */
export function Decisions({ validation }: { validation: Validation }) {
  const { t } = useTranslation("validation");
  const said = useSaid();
  const { formats, about } = useWritten();
  const rows = useMemo(() => decisions(validation.points), [validation.points]);
  const name = useCallback(
    (row: (typeof rows)[number]) =>
      row.point.has_moment_of_truth ? `★ ${said(row.point.title)}` : said(row.point.title),
    [said],
  );
  const option: OptionOf = useCallback(
    (colors) => ({
      grid: { left: 8, right: 56, top: 4, bottom: 4, containLabel: true },
      tooltip: {
        trigger: "item",
        formatter: (point) => {
          const one = rows[(point as unknown as { dataIndex: number }).dataIndex]!;
          return `${said(one.point.title)}\n${formats.percent(one.decided.share)} (${about(one.decided, formats.percent)})`;
        },
      },
      xAxis: { type: "value", max: 1, show: false },
      yAxis: {
        type: "category",
        inverse: true,
        data: rows.map(name),
        ...axisLook(colors),
        axisLine: { show: false },
        axisLabel: { color: colors.text, fontSize: 12, width: 150, overflow: "truncate" },
      },
      series: [
        {
          type: "bar",
          barMaxWidth: 16,
          itemStyle: { borderRadius: [0, 3, 3, 0] },
          data: rows.map((one) => one.decided.share),
          label: {
            show: true,
            position: "right",
            distance: 18,
            color: colors.text,
            formatter: ({ dataIndex }: { dataIndex: number }) =>
              formats.percent(rows[dataIndex]!.decided.share),
          },
        },
        whiskers(
          rows.map(({ decided }, at) => ({ at, low: decided.low, high: decided.high })),
          colors,
          true,
        ),
      ] as never,
    }),
    [rows, name, said, formats, about],
  );
  const elsewhere = Object.entries(validation.decided_elsewhere);
  return (
    <>
      <Chart
        title={t("decisions.title")}
        note={t("decisions.note", { n: formats.number(validation.undecided.n) })}
        option={option}
        height={Math.max(90, 28 * rows.length + 8)}
        empty={t("decisions.empty")}
        table={tableOf(rows, [
          { label: t("column.touchpoint"), value: name },
          { label: t("decisions.count"), value: (one) => one.decided.count, format: formats.number },
          { label: t("column.decided"), value: (one) => one.decided.share, format: formats.percent },
          { label: t("chart.ends"), value: (one) => about(one.decided, formats.percent) },
        ])}
      />
      {(elsewhere.length > 0 || validation.undecided.count > 0) && (
        <Text size="sm" c="dimmed" mt={4}>
          {[
            elsewhere.length > 0 &&
              t("decisions.elsewhere", {
                named: elsewhere.map(([one, n]) => `${one} (${formats.number(n)})`).join(", "),
              }),
            validation.undecided.count > 0 &&
              t("decisions.undecided", {
                share: formats.percent(validation.undecided.share),
                about: about(validation.undecided, formats.percent),
              }),
          ]
            .filter(Boolean)
            .join(" ")}
        </Text>
      )}
    </>
  );
}
