import { find, idOf, idsIn, stepsOf } from "./places";
import { Refusal } from "./refusal";
import type { Card, Edge, JourneyMap, Lane, Part, Phase, Step, What } from "./types";

/** What an edit touched: only that is looked at again, not the map. */
export interface Touched {
  readonly what: What;
  readonly part: Part;
  readonly parent?: string | null;
  /** The field that was set; nothing when the part was added or moved. */
  readonly field?: string;
}

/** Refuses a part when an id in it is used already, in the map or twice in the part. */
export function refuseTakenIds(map: JourneyMap, part: Part): void {
  const seen = new Set<string>();
  for (const id of idsOf(part)) {
    if (seen.has(id) || find(map, id)) throw new Refusal("duplicate_id", { id });
    seen.add(id);
  }
}

/** The ids in a part: its own and those of all it holds. */
export function* idsOf(part: Part): Generator<string> {
  yield idOf(part);
  if ("steps" in part) for (const step of part.steps) yield* idsOf(step);
  if ("cards" in part) for (const card of Object.values(part.cards).flat()) yield* idsOf(card);
  if ("evidence" in part) for (const one of part.evidence) yield one.id;
}

/** Refuses to set a field that a part does not have, or that only other operations change. */
export function refuseField(what: What, field: string, names: readonly string[], children?: string): void {
  if (!names.includes(field)) throw new Refusal("unknown_field", { field });
  const isKind = field === "kind" && (what === "card" || what === "evidence");
  if (field === "id" || isKind || field === children) throw new Refusal("fixed_field", { field });
}

/** Refuses an edit after which a part, or what refers to it, breaks a rule. */
export function refuseBrokenRules(after: JourneyMap, touched: Touched): void {
  const { what, part, parent, field } = touched;
  if (what === "head" && field === "personas") refusePersonasInUse(after);
  if (what === "lane" && field === "kind") refuseCardsOfAnotherKind(after, part as Lane);
  if (what === "edge") refuseLooseEnds(after, part as Edge);
  if (what === "phase" && field === undefined)
    for (const step of (part as Phase).steps) refuseCells(after, step);
  if (what === "step" && field === undefined) refuseCells(after, part as Step);
  if (what === "card" && parent) refuseCells(after, stepsOf(after).find((step) => step.id === parent)!);
}

function refuseCells(after: JourneyMap, step: Step): void {
  const kinds = new Map(after.lanes.map((lane) => [lane.id, lane.kind]));
  for (const [lane, cell] of Object.entries(step.cards)) {
    for (const card of cell) {
      refuseLane(card, lane, kinds.get(lane));
      if (card.persona != null && !after.head.personas.includes(card.persona)) {
        throw new Refusal("persona_not_named", { persona: card.persona });
      }
    }
    refuseTwoEmotions(lane, cell);
  }
}

function refuseLane(card: Card, lane: string, kind: string | undefined): void {
  if (kind === undefined) throw new Refusal("unknown_lane", { id: lane });
  if (kind !== card.kind) throw new Refusal("wrong_lane", { kind: card.kind, lane_kind: kind });
}

function refuseTwoEmotions(lane: string, cell: readonly Card[]): void {
  const personas = cell.filter((card) => card.kind === "emotion").map((card) => card.persona ?? null);
  if (new Set(personas).size < personas.length) throw new Refusal("two_emotions", { id: lane });
}

function refuseCardsOfAnotherKind(after: JourneyMap, lane: Lane): void {
  for (const step of stepsOf(after))
    for (const card of step.cards[lane.id] ?? []) refuseLane(card, lane.id, lane.kind);
}

function refusePersonasInUse(after: JourneyMap): void {
  for (const card of stepsOf(after).flatMap((step) => Object.values(step.cards).flat())) {
    if (card.persona != null && !after.head.personas.includes(card.persona)) {
      throw new Refusal("persona_in_use", { persona: card.persona });
    }
  }
}

function refuseLooseEnds(after: JourneyMap, edge: Edge): void {
  const steps = new Set(stepsOf(after).map((step) => step.id));
  for (const end of [edge.from, edge.to])
    if (!steps.has(end)) throw new Refusal("edge_to_nowhere", { id: end });
}

/** Whether an id is taken in a map. */
export function isTaken(map: JourneyMap): (id: string) => boolean {
  return (id) =>
    map.phases.some((phase) => phase.id === id || phase.steps.some((step) => idsIn(step).has(id))) ||
    [map.lanes, map.personas, map.edges, map.asides].some((parts) => parts.some((part) => part.id === id));
}
