import { cellOf, stepsOf } from "@/mapping/places";
import type { CardOf, JourneyMap, Reading, Step } from "@/mapping/types";

export const SERIES = ["assumed", "reported", "measured"] as const;
export type Series = (typeof SERIES)[number];
export const LOWEST = -2;
export const HIGHEST = 2;
const STEP = 0.5;

/** A point of the curve: of one series, in one step. */
export interface Point {
  readonly column: number;
  readonly step: Step;
  readonly reading: Reading;
}

/** The emotion card of a cell for a persona, or else the one for everyone, or else the first. */
export function moodAt(step: Step, lane: string, persona: string | null): CardOf<"emotion"> | null {
  const cards = cellOf(step, lane).filter((card) => card.kind === "emotion");
  const wanted = persona && cards.find((card) => card.persona === persona);
  return wanted || cards.find((card) => card.persona == null) || cards[0] || null;
}

/** The personas whose emotion a lane shows apart. */
export function personasIn(map: JourneyMap, lane: string): string[] {
  const personas = stepsOf(map).flatMap((step) =>
    cellOf(step, lane).flatMap((card) => (card.persona ? [card.persona] : [])),
  );
  return [...new Set(personas)];
}

/** The points of a series along some columns, in runs: where a column has no point the line is broken. */
export function runsOf(
  steps: readonly (Step | null)[],
  lane: string,
  series: Series,
  persona: string | null,
): Point[][] {
  const runs: Point[][] = [[]];
  for (const [column, step] of steps.entries()) {
    const reading = step && moodAt(step, lane, persona)?.[series];
    if (reading) runs.at(-1)!.push({ column, step, reading });
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

/** A value on the scale that people set: −2 … +2 in halves. */
export function snapped(value: number): number {
  return Math.min(HIGHEST, Math.max(LOWEST, Math.round(value / STEP) * STEP));
}

/** The value half a point up or down; from nothing it begins at the middle. */
export function movedMood(value: number | undefined, direction: "up" | "down"): number {
  const by = direction === "up" ? STEP : -STEP;
  if (value === undefined) return by;
  const next = snapped(value);
  // From 0.3 up is 0.5, not 1.
  const isBetween = direction === "up" ? next > value : next < value;
  return isBetween ? next : snapped(next + by);
}

/** The path of a line through points: straight, so that it says nothing between steps that nobody said. */
export function pathThrough(points: readonly (readonly [x: number, y: number])[]): string {
  return points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${round(x)} ${round(y)}`).join("");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
