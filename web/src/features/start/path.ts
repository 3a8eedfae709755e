import type { Standing } from "@/features/projects/api";

/** Where the stations of the path lie, from the left, in pixels: a way that winds. */
const WINDS = [18, 34, 44, 34] as const;

/** The place of a station on the winding path. */
export function stationAt(index: number): number {
  return WINDS[index % WINDS.length]!;
}

/** The way from a station to the next, as an SVG path in a box of 64 by 100. */
export function wayFrom(index: number): string {
  const from = stationAt(index);
  const to = stationAt(index + 1);
  return `M ${from} 0 C ${from} 45, ${to} 55, ${to} 100`;
}

/** The step that comes next: the first that is begun or open; none when all are done. */
export function nextStep(steps: readonly Standing[]): Standing | undefined {
  return steps.find((one) => one.progress !== "done");
}
