import { titleOf } from "@/features/maps/titles";
import type { JourneyMap, Text } from "@/mapping/types";

/** What a participant can speak of: a touchpoint of the map, or a step without one, and the cards there. */
export interface MapPart {
  /** The touchpoint; of a step without one the step's id, as the library has it. */
  readonly touchpoint: string;
  readonly title: string;
  readonly step: string;
  readonly cards: readonly { readonly id: string; readonly kind: string; readonly title: string }[];
}

/** The points of a map in the order of its steps, each touchpoint once. */
export function pointsOf(map: JourneyMap, said: (text: Text | null | undefined) => string): MapPart[] {
  const found = new Map<string, MapPart>();
  // As the API gives it, a map leaves out what is empty.
  const steps = (map.phases ?? []).flatMap((phase) => phase.steps ?? []);
  for (const step of steps) {
    const all = Object.values(step.cards ?? {}).flat();
    const cards = all
      .filter((card) => card.kind !== "emotion")
      .map((card) => ({ id: card.id, kind: card.kind, title: said(titleOf(card)) }));
    const names = [...new Set(all.flatMap((card) => (card.kind === "touchpoint" ? card.touchpoint : [])))];
    for (const touchpoint of names.length > 0 ? names : [step.id]) {
      const title = names.length > 0 ? touchpoint : said(step.title);
      if (!found.has(touchpoint)) found.set(touchpoint, { touchpoint, title, step: step.id, cards });
    }
  }
  return [...found.values()];
}
