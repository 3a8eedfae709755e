import { cellOf } from "@/mapping/places";
import { statusOf } from "@/mapping/status";
import type { Card, JourneyMap, Kind } from "@/mapping/types";

/** A card that stands out, and the number of its step. */
export interface Item {
  readonly card: Card;
  readonly number: number;
}

/** The kinds that the page tells of, in order. */
export const TOLD = ["moment_of_truth", "pain", "delight", "kpi", "opportunity"] as const;

/** The cards of a kind in the lanes that are shown; pains by how bad they are. */
export function itemsOf(map: JourneyMap, kind: Kind): Item[] {
  const lanes = map.lanes.filter((lane) => lane.kind === kind && !lane.is_hidden);
  const steps = map.phases.flatMap((phase) => phase.steps);
  const items = steps.flatMap((step, n) =>
    lanes.flatMap((lane) => cellOf(step, lane.id).map((card): Item => ({ card, number: n + 1 }))),
  );
  return kind === "pain" ? items.sort((a, b) => severityOf(b.card) - severityOf(a.card)) : items;
}

function severityOf(card: Card): number {
  return card.kind === "pain" ? (card.severity ?? 0) : 0;
}

/** How many steps, different touchpoints and cards a map has, and how many cards rest on nothing yet. */
export function figuresOf(map: JourneyMap) {
  const steps = map.phases.flatMap((phase) => phase.steps);
  const cards = steps.flatMap((step) => Object.values(step.cards).flat());
  const contacts = cards.flatMap((card) => (card.kind === "touchpoint" ? [card.touchpoint] : []));
  return {
    steps: steps.length,
    touchpoints: new Set(contacts).size,
    cards: cards.length,
    assumed: cards.filter((card) => statusOf(card, map.head) === "assumed").length,
  };
}
