import type { Shape } from "@/api/client";

/** What follows what. */
export type Transition = Shape<"TransitionOut">;

export const START = "(start)";
export const END = "(end)";

/** A touchpoint of the flow; an event has one predecessor, so its events are what comes in. */
export interface FlowNode {
  name: string;
  count: number;
  /** How often it follows itself. */
  repeats: number;
}

export interface FlowGraph {
  nodes: FlowNode[];
  edges: Transition[];
  /** Share of all transitions that is drawn, repeats included. */
  share: number;
}

const MOST_EDGES = 22;

/**
 * The part of a flow that is drawn.
 *
 * The commonest transitions until they are the share of all that is to be kept; and for each
 * touchpoint among them its commonest way in and out, so that nothing floats.
 */
export function graphOf(transitions: readonly Transition[], keep: number): FlowGraph {
  const sorted = [...transitions].sort((a, b) => b.count - a.count);
  const total = sorted.reduce((sum, one) => sum + one.count, 0);
  const between = sorted.filter((one) => one.from !== one.to);
  const wanted = keep * between.reduce((sum, one) => sum + one.count, 0);
  const kept = new Set<Transition>();
  let reached = 0;
  for (const one of between) {
    if (reached >= wanted && kept.size > 0) break;
    kept.add(one);
    reached += one.count;
  }
  connect(kept, between);
  const names = new Set([...kept].flatMap((one) => [one.from, one.to]));
  const nodes = [...names].map((name) => nodeOf(name, sorted));
  const drawn = [...kept].reduce((sum, one) => sum + one.count, 0);
  const repeated = nodes.reduce((sum, one) => sum + one.repeats, 0);
  return {
    nodes: nodes.sort((a, b) => b.count - a.count),
    edges: [...kept],
    share: total ? (drawn + repeated) / total : 0,
  };
}

/** Adds to each touchpoint that is drawn its commonest way in and way out, if it can be among those drawn. */
function connect(kept: Set<Transition>, between: readonly Transition[]) {
  const names = new Set([...kept].flatMap((one) => [one.from, one.to]));
  names.add(START).add(END);
  const commonest = (fits: (one: Transition) => boolean, other: "from" | "to") => {
    const ways = between.filter(fits);
    return ways.find((one) => names.has(one[other])) ?? ways[0];
  };
  // A set is walked on to what is added to it meanwhile: a touchpoint that a way brings gets its own ways.
  for (const name of names) {
    const isJoined = (end: "from" | "to") => [...kept].some((one) => one[end] === name);
    const into = name === START || isJoined("to") ? undefined : commonest((one) => one.to === name, "from");
    const onward = name === END || isJoined("from") ? undefined : commonest((one) => one.from === name, "to");
    for (const way of [into, onward]) {
      if (!way) continue;
      kept.add(way);
      names.add(way.from).add(way.to);
    }
  }
}

function nodeOf(name: string, transitions: readonly Transition[]): FlowNode {
  const toward = transitions.filter((one) => (name === START ? one.from === name : one.to === name));
  const repeats = transitions.find((one) => one.from === name && one.to === name)?.count ?? 0;
  return { name, count: toward.reduce((sum, one) => sum + one.count, 0), repeats };
}

/** The share to keep at first: as much as is read at a glance. */
export function usualKeep(transitions: readonly Transition[], most = MOST_EDGES): number {
  const counts = transitions.filter((one) => one.from !== one.to).map((one) => one.count);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const sorted = counts.sort((a, b) => b - a).slice(0, most);
  const kept = sorted.reduce((sum, count) => sum + count, 0);
  return total ? Math.floor((100 * kept) / total) / 100 : 1;
}
