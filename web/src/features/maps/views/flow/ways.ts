import type { ExtraWay } from "@/features/proofs/extra";
import { newId } from "@/mapping/ids";
import { stepsOf } from "@/mapping/places";
import { isTaken } from "@/mapping/rules";
import type { JourneyMap, Operation, Text } from "@/mapping/types";

/** A way from a step to a step: on to the next one, or along an edge. */
export interface Way {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly isOnward: boolean;
  readonly label?: Text | null;
  /** Customers go it, says the proof, and the map does not have it. */
  readonly extra?: ExtraWay;
}

/** All ways of a map: along its edges, and on to the next step where no edge says so already. */
export function waysDrawn(map: JourneyMap): Way[] {
  const steps = stepsOf(map);
  const said = new Set(map.edges.map((edge) => `${edge.from} ${edge.to}`));
  const onward = steps.slice(1).flatMap((step, before): Way[] => {
    const here = steps[before]!;
    if (here.leads_on === false || said.has(`${here.id} ${step.id}`)) return [];
    return [{ id: onwardId(here.id), from: here.id, to: step.id, isOnward: true }];
  });
  const along = map.edges.map((edge): Way => ({ ...edge, isOnward: false }));
  return [...onward, ...along];
}

/** The ways that a proof adds to those of the map. */
export function extraWaysDrawn(extra: readonly ExtraWay[] = []): Way[] {
  return extra.map((one) => ({
    id: `extra ${one.from} ${one.to}`,
    from: one.from,
    to: one.to,
    isOnward: false,
    extra: one,
  }));
}

/** The name of the way from a step on to the next; no part's id has a space. */
function onwardId(step: string): string {
  return `on ${step}`;
}

/** What adds a way between two steps; null when it is there. */
export function adding(map: JourneyMap, from: string, to: string): Operation | null {
  if (waysDrawn(map).some((way) => way.from === from && way.to === to)) return null;
  const steps = stepsOf(map);
  const next = steps[steps.findIndex((step) => step.id === from) + 1];
  if (next?.id === to) return { op: "set", id: from, field: "leads_on", value: null };
  const id = newId(`${from} ${to}`, isTaken(map), "edge");
  return { op: "add", what: "edge", part: { id, from, to } };
}

/** What takes a way away: an edge goes, and a step no longer leads on. */
export function removing(map: JourneyMap, way: Way): Operation {
  if (way.isOnward) return { op: "set", id: way.from, field: "leads_on", value: false };
  const steps = stepsOf(map);
  const at = steps.findIndex((step) => step.id === way.from);
  const hides = steps[at]?.leads_on !== false && steps[at + 1]?.id === way.to;
  const remove: Operation = { op: "remove", id: way.id };
  if (!hides) return remove;
  // Beneath the edge the step leads on as well: one arrow is seen, so one arrow goes.
  const stop: Operation = { op: "set", id: way.from, field: "leads_on", value: false };
  return { op: "all", operations: [remove, stop] };
}

/** What labels a way; one that only leads on becomes an edge, which can have a label. */
export function labelling(map: JourneyMap, way: Way, label: Text | null): Operation {
  if (!way.isOnward) return { op: "set", id: way.id, field: "label", value: label };
  const id = newId(`${way.from} ${way.to}`, isTaken(map), "edge");
  return { op: "add", what: "edge", part: { id, from: way.from, to: way.to, label } };
}
