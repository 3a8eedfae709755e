import type {
  BarSeriesOption,
  CustomSeriesOption,
  LineSeriesOption,
  SankeySeriesOption,
  ScatterSeriesOption,
  SunburstSeriesOption,
} from "echarts/charts";
import type {
  DataZoomComponentOption,
  GridComponentOption,
  LegendComponentOption,
  TooltipComponentOption,
} from "echarts/components";
import type { ComposeOption } from "echarts/core";
import type { ChartColors } from "./chartColors";

/** What a chart shows, in ECharts' words: only the kinds that are loaded. */
export type ChartOption = ComposeOption<
  | BarSeriesOption
  | CustomSeriesOption
  | LineSeriesOption
  | SankeySeriesOption
  | ScatterSeriesOption
  | SunburstSeriesOption
  | DataZoomComponentOption
  | GridComponentOption
  | LegendComponentOption
> & { tooltip?: TooltipComponentOption };

/** What a chart shows, given the colours of the light that is on. */
export type OptionOf = (colors: ChartColors) => ChartOption;

/** How axes look: no line, faint rules, soft letters. */
export function axisLook(colors: ChartColors) {
  return {
    axisLine: { lineStyle: { color: colors.line } },
    axisTick: { show: false },
    axisLabel: { color: colors.soft, fontSize: 12 },
    splitLine: { lineStyle: { color: colors.line, opacity: 0.6 } },
  } as const;
}

/** Whiskers from `low` to `high` over bars or points: an interval of each category. */
export function whiskers(
  points: readonly { at: number; low: number | null; high: number | null }[],
  colors: ChartColors,
  isHorizontal: boolean,
): ChartOption["series"] & object {
  return {
    type: "custom",
    silent: true,
    z: 5,
    encode: isHorizontal ? { y: 0, x: [1, 2] } : { x: 0, y: [1, 2] },
    data: points.filter((p) => p.low !== null && p.high !== null).map((p) => [p.at, p.low!, p.high!]),
    renderItem: (_, draw) => {
      const place = (value: number) =>
        draw.coord(isHorizontal ? [value, draw.value(0)] : [draw.value(0), value]);
      const [from, to] = [place(Number(draw.value(1))), place(Number(draw.value(2)))];
      const style = { stroke: colors.text, lineWidth: 1.5 };
      const cap = ([x, y]: number[]) =>
        isHorizontal ? { x1: x, y1: y! - 4, x2: x, y2: y! + 4 } : { x1: x! - 4, y1: y, x2: x! + 4, y2: y };
      return {
        type: "group",
        children: [
          { type: "line", shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] }, style },
          { type: "line", shape: cap(from), style },
          { type: "line", shape: cap(to), style },
        ],
      };
    },
  } as ChartOption["series"] & object;
}
