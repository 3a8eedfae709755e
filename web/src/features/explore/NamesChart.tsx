import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "@/api/client";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { Chart } from "@/components/Chart";
import type { TileFrame } from "@/components/ChartFrame";
import { axisLook, type OptionOf, whiskers } from "@/components/chartOption";
import { tableOf } from "@/components/chartRows";
import { useKnown } from "@/components/known";
import { lensOf } from "@/features/lens/lens";

interface NamesChartProps {
  title: string;
  names: Shape<"SummaryRowOut">[];
  persons: number;
  /** Of which the names are. */
  level: string;
  frame?: TileFrame;
}

const MOST = 15;

/** The commonest names: which share of persons had each. A click shows where they lead. */
export function NamesChart({ title, names: given, persons, level, frame }: NamesChartProps) {
  const { t } = useTranslation("explore");
  const formats = useFormats();
  const known = useKnown();
  const navigate = useNavigate();
  const workspaceId = useWorkspaceId();
  const names = useMemo(() => [...given].sort((a, b) => b.persons - a.persons), [given]);
  const shown = names.slice(0, MOST);
  const option: OptionOf = useCallback(
    (colors) => {
      const rows = names.slice(0, MOST);
      return {
        grid: { left: 8, right: 56, top: 4, bottom: 4, containLabel: true },
        tooltip: {
          trigger: "item",
          formatter: (point) => {
            const one = rows[(point as unknown as { dataIndex: number }).dataIndex]!;
            return [
              known(one.touchpoint, level),
              t("names.persons_of", {
                persons: formats.number(one.persons),
                share: formats.percent(one.persons_share),
              }),
              t("components:figure.interval", {
                low: formats.percent(one.low),
                high: formats.percent(one.high),
              }),
              t("names.events_n", { n: formats.number(one.events) }),
            ].join("\n");
          },
        },
        xAxis: { type: "value", max: 1, show: false },
        yAxis: {
          type: "category",
          inverse: true,
          data: rows.map((one) => known(one.touchpoint, level)),
          ...axisLook(colors),
          axisLine: { show: false },
          axisLabel: { color: colors.text, fontSize: 12, width: 150, overflow: "truncate" },
        },
        series: [
          {
            type: "bar",
            barMaxWidth: 16,
            itemStyle: { borderRadius: [0, 3, 3, 0] },
            data: rows.map((one) => one.persons_share),
            label: {
              show: true,
              position: "right",
              distance: 12,
              color: colors.text,
              formatter: ({ dataIndex }: { dataIndex: number }) =>
                formats.percent(rows[dataIndex]!.persons_share),
            },
          },
          whiskers(
            rows.map((one, at) => ({ at, low: one.low, high: one.high })),
            colors,
            true,
          ),
        ] as never,
      };
    },
    [names, level, known, formats, t],
  );
  const open = (index: number) =>
    navigate({
      to: "/w/$workspaceId/explore/paths",
      params: { workspaceId },
      search: (search) => {
        const lens = lensOf((search as { lens?: unknown }).lens);
        const isSame = level === (lens.level ?? "touchpoint");
        return {
          ...search,
          lens: isSame ? lens : { ...lens, level, hidden: [], grouping: {} },
          paths: { anchor: names[index]!.touchpoint },
        };
      },
    });
  return (
    <Chart
      title={title}
      note={t(names.length > MOST ? "names.note_top" : "names.note", {
        n: formats.number(persons),
        top: MOST,
        all: names.length,
      })}
      option={option}
      height={Math.max(120, 28 * shown.length + 8)}
      {...frame}
      onPick={({ index }) => open(index)}
      onRow={open}
      table={tableOf(names, [
        { label: t("names.name"), value: (one) => known(one.touchpoint, level) },
        { label: t("trend.persons"), value: (one) => one.persons, format: formats.number },
        { label: t("names.share"), value: (one) => one.persons_share, format: formats.percent },
        { label: t("low"), value: (one) => one.low, format: formats.percent },
        { label: t("high"), value: (one) => one.high, format: formats.percent },
        { label: t("trend.events"), value: (one) => one.events, format: formats.number },
      ])}
    />
  );
}
