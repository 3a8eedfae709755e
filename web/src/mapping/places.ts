import { HEAD } from "./ids";
import type { Card, Cell, JourneyMap, Part, Phase, Step, What } from "./types";

type Parts = readonly Part[];

/** A place among the parts of a field; cards stand in a lane, and the head is alone in its field. */
export interface Slot {
  readonly field: string;
  readonly index: number;
  readonly lane?: string;
}

/** The way to a part, from the map inwards. */
export type Path = readonly Slot[];

/** A part, what it is, the way to it and the id of what holds it. */
export interface Found {
  readonly what: What;
  readonly part: Part;
  readonly path: Path;
  readonly parent?: string;
}

/** Per kind of part the field of its parent that holds it. */
export const CONTAINERS = {
  head: "head",
  persona: "personas",
  lane: "lanes",
  phase: "phases",
  step: "steps",
  card: "cards",
  evidence: "evidence",
  edge: "edges",
  aside: "asides",
} as const;

/** The kinds of parts that stand in another part. */
export const PARENTS: { readonly [what: string]: What } = { step: "phase", card: "step", evidence: "card" };

const LOOSE = ["persona", "lane", "edge", "aside"] as const;

/** The part with an id, if there is one. */
export function find(map: JourneyMap, id: string): Found | undefined {
  if (id === HEAD) return { what: "head", part: map.head, path: [{ field: HEAD, index: 0 }] };
  for (const [i, phase] of map.phases.entries()) {
    const path = [{ field: "phases", index: i }];
    if (phase.id === id) return { what: "phase", part: phase, path };
    for (const [j, step] of phase.steps.entries()) {
      if (idsIn(step).has(id)) return inStep(step, phase, [...path, { field: "steps", index: j }], id);
    }
  }
  for (const what of LOOSE) {
    const field = CONTAINERS[what];
    const index = map[field].findIndex((part) => part.id === id);
    if (index >= 0) return { what, part: map[field][index]!, path: [{ field, index }] };
  }
  return undefined;
}

function inStep(step: Step, phase: Phase, path: Path, id: string): Found | undefined {
  if (step.id === id) return { what: "step", part: step, path, parent: phase.id };
  for (const [lane, cell] of Object.entries(step.cards)) {
    for (const [i, card] of cell.entries()) {
      const cardPath = [...path, { field: "cards", index: i, lane }];
      if (card.id === id) return { what: "card", part: card, path: cardPath, parent: step.id };
      const index = card.evidence.findIndex((one) => one.id === id);
      if (index >= 0) {
        const evidencePath = [...cardPath, { field: "evidence", index }];
        return { what: "evidence", part: card.evidence[index]!, path: evidencePath, parent: card.id };
      }
    }
  }
  return undefined;
}

const known = new WeakMap<Step, ReadonlySet<string>>();

/** The id of a step and those of all it holds; found once per version of the step. */
export function idsIn(step: Step): ReadonlySet<string> {
  let ids = known.get(step);
  if (!ids) {
    const cards = Object.values(step.cards).flat();
    ids = new Set([step.id, ...cards.flatMap((card) => [card.id, ...card.evidence.map((one) => one.id)])]);
    known.set(step, ids);
  }
  return ids;
}

/** The id of a part that has one. */
export function idOf(part: Part): string {
  return "id" in part ? part.id : HEAD;
}

/** All steps, in order. */
export function stepsOf(map: JourneyMap): Step[] {
  return map.phases.flatMap((phase) => phase.steps);
}

/** Every card with its step and the id of its lane. */
export function* cardsOf(map: JourneyMap): Generator<{ card: Card; step: Step; lane: string }> {
  for (const step of stepsOf(map)) {
    for (const [lane, cell] of Object.entries(step.cards)) {
      for (const card of cell) yield { card, step, lane };
    }
  }
}

const NOTHING: Cell = [];

/** The cards of a step in a lane; the same empty list where there are none. */
export function cellOf(step: Step, lane: string): Cell {
  return step.cards[lane] ?? NOTHING;
}

/** The map with other parts where the path ends; all that is not on the path is shared. */
export function edited(map: JourneyMap, path: Path, edit: (parts: Parts) => Parts): JourneyMap {
  return editedPart(map as never, path, edit) as JourneyMap;
}

function editedPart(parent: object, path: Path, edit: (parts: Parts) => Parts): object {
  const [slot, ...further] = path as [Slot, ...Slot[]];
  const parts = partsAt(parent, slot);
  if (further.length === 0) return withParts(parent, slot, edit(parts));
  const inner = editedPart(parts[slot.index]!, further, edit) as Part;
  return withParts(parent, slot, replaced(parts, slot.index, inner));
}

function partsAt(parent: object, slot: Slot): Parts {
  const held = parent[slot.field as never] as unknown;
  if (slot.field === HEAD) return [held as Part];
  return slot.lane === undefined ? (held as Parts) : ((held as { [lane: string]: Parts })[slot.lane] ?? []);
}

function withParts(parent: object, { field, lane }: Slot, parts: Parts): object {
  if (field === HEAD) return { ...parent, head: parts[0] };
  if (lane === undefined) return { ...parent, [field]: parts };
  const { [lane]: _, ...others } = parent[field as never] as { [lane: string]: Parts };
  return { ...parent, [field]: parts.length > 0 ? { ...others, [lane]: parts } : others };
}

/** The parts with another one at an index. */
export function replaced(parts: Parts, index: number, part: Part): Parts {
  return parts.with(index, part);
}

/** The parts with one more, at an index or at the end; an index past the end is the end. */
export function inserted(parts: Parts, index: number | null | undefined, part: Part): Parts {
  return parts.toSpliced(index ?? parts.length, 0, part);
}

/** The parts but the one at an index. */
export function without(parts: Parts, index: number): Parts {
  return parts.toSpliced(index, 1);
}
