import type { JourneyMap, Lane } from "@/mapping/types";
import type { Entry, Workshop } from "../workshop";

// What a card of these kinds says no note says.
const NOT_OF_WORDS = ["image", "emotion", "interaction_line", "visibility_line", "internal_line"];

/** The lanes of a map whose cards are words. */
export const lanesOfWords = (map: JourneyMap | undefined): Lane[] =>
  (map?.lanes ?? []).filter((lane) => !NOT_OF_WORDS.includes(lane.kind));

/** Whether each of some results hangs in a column that is a step of the map. */
export function hasOwnStep(workshop: Workshop, map: JourneyMap, results: readonly Entry[]): boolean {
  const steps = new Set(map.phases.flatMap((phase) => (phase.steps ?? []).map((step) => step.id)));
  return results.every((one) => {
    const column = workshop.columns?.find(({ id }) => id === one.column);
    return column?.step != null && steps.has(column.step);
  });
}
