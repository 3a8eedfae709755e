import type { ChartColors } from "@/components/chartColors";
import { axisLook, type ChartOption } from "@/components/chartOption";
import type { Quadrant } from "./api";
import type { Placed } from "./validation";

/** The sign and colour of a quadrant: never colour alone. */
const LOOKS: Record<Quadrant, { symbol: string; color: (colors: ChartColors) => string }> = {
  improve: { symbol: "diamond", color: (colors) => colors.series[1]! },
  keep: { symbol: "circle", color: (colors) => colors.series[0]! },
  later: { symbol: "triangle", color: (colors) => colors.series[3]! },
  enough: { symbol: "rect", color: (colors) => colors.series[2]! },
  unclear: { symbol: "emptyCircle", color: (colors) => colors.soft },
};

interface Words {
  importance: string;
  emotion: string;
  quadrant: (one: Quadrant) => string;
  name: (one: Placed) => string;
  about: (one: Placed) => string;
}

const CORNERS: readonly { of: Quadrant; at: [number, number]; align: "left" | "right"; top: boolean }[] = [
  { of: "improve", at: [5, -2], align: "right", top: false },
  { of: "keep", at: [5, 2], align: "right", top: true },
  { of: "later", at: [1, -2], align: "left", top: false },
  { of: "enough", at: [1, 2], align: "left", top: true },
];

/** Importance to the right, how it feels upwards, and lines where one quadrant ends and the next begins. */
export function quadrantOption(
  placed: readonly Placed[],
  level: number | null,
  words: Words,
  colors: ChartColors,
): ChartOption {
  return {
    grid: { left: 8, right: 16, top: 12, bottom: 26, containLabel: true },
    tooltip: {
      trigger: "item",
      formatter: (point) => {
        const { dataIndex, seriesIndex } = point as unknown as { dataIndex: number; seriesIndex: number };
        return seriesIndex === 1 ? words.about(placed[dataIndex]!) : "";
      },
    },
    xAxis: {
      type: "value",
      min: 1,
      max: 5,
      name: words.importance,
      nameLocation: "middle",
      nameGap: 26,
      nameTextStyle: { color: colors.soft },
      ...axisLook(colors),
      splitLine: { show: false },
    },
    yAxis: {
      type: "value",
      min: -2,
      max: 2,
      interval: 1,
      name: words.emotion,
      nameLocation: "middle",
      nameGap: 30,
      nameTextStyle: { color: colors.soft },
      ...axisLook(colors),
    },
    series: [crosses(placed, colors), points(placed, level, words, colors), corners(words, colors)] as never,
  };
}

function points(placed: readonly Placed[], level: number | null, words: Words, colors: ChartColors) {
  return {
    type: "scatter",
    z: 6,
    symbolSize: 11,
    data: placed.map((one) => {
      const look = LOOKS[one.quadrant];
      return {
        value: [one.importance.value, one.emotion.value],
        symbol: look.symbol,
        itemStyle: { color: look.color(colors) },
      };
    }),
    label: {
      show: true,
      position: "top",
      distance: 5,
      color: colors.text,
      fontSize: 11,
      formatter: ({ dataIndex }: { dataIndex: number }) => words.name(placed[dataIndex]!),
    },
    labelLayout: { hideOverlap: true },
    markLine: {
      silent: true,
      symbol: "none",
      label: { show: false },
      lineStyle: { color: colors.soft, type: "dashed", width: 1 },
      data: [{ yAxis: 0 }, ...(level === null ? [] : [{ xAxis: level }])],
    },
  };
}

/** The names of the quadrants in their corners. */
function corners(words: Words, colors: ChartColors) {
  return {
    type: "scatter",
    silent: true,
    symbolSize: 0,
    z: 1,
    data: CORNERS.map((one) => ({
      value: one.at,
      label: {
        show: true,
        formatter: words.quadrant(one.of),
        position: one.align === "left" ? "right" : "left",
        offset: [one.align === "left" ? 2 : -2, one.top ? 10 : -10],
        color: colors.soft,
        fontSize: 12,
        fontWeight: 600,
      },
    })),
  };
}

/** The intervals of both figures, as a cross behind each point. */
function crosses(placed: readonly Placed[], colors: ChartColors) {
  return {
    type: "custom",
    silent: true,
    z: 4,
    data: placed.map(({ importance, emotion }) => [
      importance.value,
      emotion.value,
      importance.low,
      importance.high,
      emotion.low,
      emotion.high,
    ]),
    renderItem: (
      _: unknown,
      draw: { value: (n: number) => number; coord: (at: [number, number]) => [number, number] },
    ) => {
      const [x, y, left, right, low, high] = [0, 1, 2, 3, 4, 5].map((n) => Number(draw.value(n))) as [
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      const style = { stroke: colors.soft, lineWidth: 1, opacity: 0.55 };
      const line = (from: [number, number], to: [number, number]) => {
        const [[x1, y1], [x2, y2]] = [draw.coord(from), draw.coord(to)];
        return { type: "line", shape: { x1, y1, x2, y2 }, style };
      };
      return { type: "group", children: [line([left, y], [right, y]), line([x, low], [x, high])] };
    },
  };
}
