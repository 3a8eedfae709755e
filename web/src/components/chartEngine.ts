import { BarChart, CustomChart, LineChart, SankeyChart, ScatterChart, SunburstChart } from "echarts/charts";
import {
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
} from "echarts/components";
import * as echarts from "echarts/core";
import { LabelLayout } from "echarts/features";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";
import type { ChartColors } from "./chartColors";
import type { ChartOption } from "./chartOption";

echarts.use([
  BarChart,
  CustomChart,
  LineChart,
  SankeyChart,
  ScatterChart,
  SunburstChart,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  LabelLayout,
  CanvasRenderer,
  SVGRenderer,
]);

// Without double quotes: ECharts writes it as it is into the attributes of an SVG document.
const FONT = "system-ui, 'Segoe UI', Roboto, sans-serif";

export type Instance = echarts.ECharts;

/** A chart in an element. */
export function draw(element: HTMLElement): Instance {
  return echarts.init(element, null, { renderer: "canvas" });
}

/** The option as the app looks: its letters, lines and colours under what the chart itself says. */
export function themed(option: ChartOption, colors: ChartColors): ChartOption {
  return {
    color: colors.series,
    backgroundColor: "transparent",
    textStyle: { fontFamily: FONT, color: colors.text },
    animationDuration: 250,
    animationDurationUpdate: 250,
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    ...option,
    tooltip: {
      // Drawn on the canvas: a name that looks like HTML stays a name.
      renderMode: "richText",
      backgroundColor: colors.card,
      borderColor: colors.line,
      textStyle: { color: colors.text, fontSize: 13, lineHeight: 19 },
      confine: true,
      ...option.tooltip,
    },
  };
}

/** The same chart as an SVG document, of the size given. */
export function svgOf(
  option: ChartOption,
  colors: ChartColors,
  size: { width: number; height: number },
): string {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, ...size });
  chart.setOption({ ...themed(option, colors), backgroundColor: colors.card, animation: false });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
