import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "@/api/analyses";
import { useFormats } from "@/app/format";
import { Chart } from "@/components/Chart";
import type { Picked } from "@/components/ChartCanvas";
import type { TileFrame } from "@/components/ChartFrame";
import { plainColor } from "@/components/chartColors";
import type { OptionOf } from "@/components/chartOption";
import { tableOf } from "@/components/chartRows";
import { useKnown } from "@/components/known";
import type { Lens } from "@/features/lens/lens";
import { useNameColors } from "./colors";
import { type Branch, type PathsOptions, sankeyOf, treeOf } from "./paths";

/** How wide a column of streams is at least: its names stand beside it. */
const COLUMN = 140;

interface PathsChartProps {
  paths: Answer<"paths">;
  lens: Lens;
  chart: PathsOptions["chart"];
  /** A name was chosen to go on from. */
  onAnchor?: (name: string) => void;
  height?: number;
  frame?: TileFrame;
}

/** Paths as streams in columns, or as rings around where they begin. */
export function PathsChart({ paths, lens, chart, onAnchor, height = 520, frame }: PathsChartProps) {
  const { t } = useTranslation("explore");
  const { number, percent } = useFormats();
  const known = useKnown();
  const sankey = useSankey(paths, lens, height);
  const sunburst = useSunburst(paths, lens);
  const pick = ({ data }: Picked) => {
    const name = (data as { label?: { name?: string }; plainName?: string } | undefined)?.plainName;
    if (name && !name.startsWith("(")) onAnchor?.(name);
  };
  const isForward = paths.direction === "forward";
  const columns = Math.max(...paths.paths.map((one) => one.path.length));
  return (
    <Chart
      title={t(isForward ? "paths.title" : "paths.title_back", {
        name: known(paths.paths[0]!.path[0]!, lens.level),
      })}
      note={t("paths.note", {
        n: number(paths.n_paths),
        journeys: number(paths.n_journeys),
        persons: number(paths.n_persons),
      })}
      option={chart === "sankey" ? sankey : sunburst}
      height={height}
      minWidth={chart === "sankey" ? COLUMN * columns : 0}
      onPick={onAnchor && pick}
      {...frame}
      table={tableOf(paths.paths, [
        {
          label: t("paths.path"),
          value: (one) => one.path.map((name) => known(name, lens.level)).join(" → "),
        },
        { label: t("paths.count"), value: (one) => one.count, format: number },
        { label: t("paths.persons"), value: (one) => one.persons, format: number },
        { label: t("paths.share"), value: (one) => one.share, format: percent },
        { label: t("low"), value: (one) => one.low, format: percent },
        { label: t("high"), value: (one) => one.high, format: percent },
      ])}
    />
  );
}

function useSankey(paths: Answer<"paths">, lens: Lens, height: number): OptionOf {
  const { t } = useTranslation("explore");
  const { number, short, percent } = useFormats();
  const known = useKnown();
  const colorOf = useNameColors(lens);
  const isForward = paths.direction === "forward";
  const drawn = useMemo(() => sankeyOf(paths.paths, isForward), [paths, isForward]);
  return useCallback(
    (colors) => {
      const label = new Map(drawn.nodes.map((one) => [one.id, known(one.name, lens.level)]));
      const columns = Math.max(...drawn.nodes.map((one) => one.column));
      return {
        tooltip: {
          trigger: "item",
          formatter: (hit) => {
            const { dataType, data } = hit as unknown as {
              dataType: string;
              data: Record<string, string | number>;
            };
            if (dataType === "edge") {
              return `${label.get(`${data.source}`)} → ${label.get(`${data.target}`)}\n${t("paths.times", { n: number(data.value as number) })} (${percent((data.value as number) / paths.n_paths)})`;
            }
            return `${label.get(`${data.name}`)}\n${t("paths.times", { n: number(data.count as number) })} (${percent((data.count as number) / paths.n_paths)})`;
          },
        },
        series: {
          type: "sankey",
          animationDuration: 250,
          left: 8,
          right: 150,
          top: 8,
          bottom: 8,
          nodeWidth: 12,
          nodeGap: 10,
          nodeAlign: isForward ? "left" : "right",
          layoutIterations: 24,
          draggable: false,
          emphasis: { focus: "adjacency" },
          data: drawn.nodes.map((one) => ({
            name: one.id,
            plainName: one.name,
            count: one.count,
            depth: isForward ? one.column : columns - one.column,
            itemStyle: { color: plainColor(colorOf(one.name), colors) },
          })),
          links: drawn.links,
          lineStyle: { color: "gradient", opacity: 0.28, curveness: 0.5 },
          label: {
            color: colors.text,
            fontSize: 12,
            formatter: (hit: unknown) => {
              const { count, name } = (hit as { data: { count: number; name: string } }).data;
              // A stream that is thinner than letters are high has no room for its name.
              return count / paths.n_paths < 15 / height ? "" : `${label.get(name)}  ${short(count)}`;
            },
          },
        } as never,
      };
    },
    [drawn, height, known, lens.level, colorOf, isForward, paths.n_paths, number, short, percent, t],
  );
}

function useSunburst(paths: Answer<"paths">, lens: Lens): OptionOf {
  const { t } = useTranslation("explore");
  const { number, percent } = useFormats();
  const known = useKnown();
  const colorOf = useNameColors(lens);
  const tree = useMemo(() => treeOf(paths.paths), [paths]);
  return useCallback(
    (colors) => {
      const ring = (branch: Branch): object => ({
        name: known(branch.name, lens.level),
        plainName: branch.name,
        value: branch.value,
        path: branch.path.path,
        interval: [branch.path.low, branch.path.high],
        itemStyle: { color: plainColor(colorOf(branch.name), colors) },
        children: branch.children.map(ring),
      });
      return {
        tooltip: {
          trigger: "item",
          formatter: (hit) => {
            const { data } = hit as unknown as {
              data: { path?: string[]; value: number; interval: (number | null)[] };
            };
            if (!data?.path) return "";
            const names = data.path.map((name) => known(name, lens.level)).join(" → ");
            const interval = data.interval.map((one) => percent(one)).join(" – ");
            return `${names}\n${t("paths.times", { n: number(data.value) })}: ${percent(data.value / paths.n_paths)} (${interval})`;
          },
        },
        series: {
          type: "sunburst",
          animationDuration: 250,
          radius: ["14%", "96%"],
          nodeClick: false,
          sort: undefined,
          emphasis: { focus: "ancestor" },
          itemStyle: { borderColor: colors.card, borderWidth: 1.5 },
          label: {
            color: colors.text,
            fontSize: 11,
            rotate: "tangential",
            minAngle: 16,
            overflow: "truncate",
            width: 86,
            textBorderColor: colors.card,
            textBorderWidth: 2,
          },
          data: tree?.children.map(ring) ?? [],
        } as never,
      };
    },
    [tree, known, lens.level, colorOf, paths.n_paths, number, percent, t],
  );
}
