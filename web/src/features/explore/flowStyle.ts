import type { Transition } from "./flowGraph";

/** What the ways are labelled with. */
export const MEASURES = ["count", "persons", "time"] as const;
export type Measure = (typeof MEASURES)[number];

/** How thick a way is drawn, of the commonest one's 9 points. */
export function strokeOf(count: number, most: number): number {
  return 1.2 + 7.8 * Math.sqrt(count / Math.max(1, most));
}

interface Formats {
  short: (value: number | null) => string;
  duration: (seconds: number | null) => string;
}

/** The figure on a way; none where there is no time to tell. */
export function figureOf(transition: Transition, measure: Measure, formats: Formats): string {
  if (measure === "time") {
    return transition.median_seconds === null ? "" : formats.duration(transition.median_seconds);
  }
  return formats.short(measure === "persons" ? transition.persons : transition.count);
}
