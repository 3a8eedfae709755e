import { useComputedColorScheme } from "@mantine/core";
import { useMemo } from "react";
import "./Chart.css";

export const N_CHART_COLORS = 8;

/** The colour of the n-th series as CSS, the same on every screen. */
export function chartColor(n: number): string {
  return `var(--chart-${(n % N_CHART_COLORS) + 1})`;
}

/** The theme's colours as plain values, for what is drawn on a canvas. */
export interface ChartColors {
  series: string[];
  text: string;
  soft: string;
  line: string;
  card: string;
}

/** The colours of the light that is on. */
export function useChartColors(): ChartColors {
  const scheme = useComputedColorScheme("light");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme changes what the variables say
  return useMemo(readColors, [scheme]);
}

function readColors(): ChartColors {
  const probe = document.createElement("span");
  document.body.append(probe);
  const resolved = (color: string) => {
    probe.style.color = color;
    return getComputedStyle(probe).color;
  };
  const colors = {
    series: Array.from({ length: N_CHART_COLORS }, (_, n) => resolved(chartColor(n))),
    text: resolved("var(--mantine-color-text)"),
    soft: resolved("var(--app-soft)"),
    line: resolved("var(--app-line)"),
    card: resolved("var(--app-card)"),
  };
  probe.remove();
  return colors;
}

/** A colour of `chartColor` as a plain value, for what is drawn on a canvas; any other is that of lines. */
export function plainColor(color: string, colors: ChartColors): string {
  const place = color.match(/^var\(--chart-(\d)\)$/)?.[1];
  return place ? colors.series[Number(place) - 1]! : colors.line;
}
