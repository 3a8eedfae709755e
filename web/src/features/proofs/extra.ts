import { stepsOf } from "@/mapping/places";
import type { JourneyMap } from "@/mapping/types";
import { waysOf } from "@/mapping/ways";
import { touchpointsOn } from "./findings";
import type { Proof, Share } from "./types";

/** A way that customers go and that is not on the map. */
export interface ExtraWay {
  from: string;
  to: string;
  /** Of the visits of the step that it leaves. */
  share: Share;
  journeys: number;
  medianSeconds: number | null;
}

/** A contact in the data that is on no step, at the step after which it happens. */
export interface Ghost {
  step: string;
  touchpoint: string;
  /** How often it happens here. */
  count: number;
  /** Of the journeys, those in which it happens here. */
  journeys: Share;
  persons: number;
}

const LEAST_SHARE = 0.01;

/** The ways of a proof that the map does not have, the most frequent first; steps without contacts are passed over. */
export function extraWays(proof: Proof, map: JourneyMap): ExtraWay[] {
  const isWay = passable(proof, map);
  const isThere = new Set(stepsOf(map).map((step) => step.id));
  return proof.steps.steps
    .flatMap((figures) =>
      figures.onward
        .filter(({ to }) => to !== figures.step && isThere.has(to) && isThere.has(figures.step))
        .filter(
          ({ to, journeys }) => journeys >= LEAST_SHARE * proof.steps.n_journeys && !isWay(figures.step, to),
        )
        .map(({ to, share, journeys, median_seconds }) => ({
          from: figures.step,
          to,
          share,
          journeys,
          medianSeconds: median_seconds,
        })),
    )
    .sort((a, b) => b.journeys - a.journeys);
}

/** Whether the map leads from one step to another, perhaps over steps of which the data cannot know. */
function passable(proof: Proof, map: JourneyMap): (from: string, to: string) => boolean {
  const silent = new Set(proof.steps.steps.filter((one) => one.is_silent).map((one) => one.step));
  const next = new Map<string, string[]>();
  for (const [from, to] of waysOf(map)) next.set(from, [...(next.get(from) ?? []), to]);
  const reached = new Map<string, Set<string>>();
  const from = (step: string) => {
    const found = new Set<string>();
    const ahead = [step];
    while (ahead.length > 0) {
      for (const there of next.get(ahead.pop()!) ?? []) {
        if (!found.has(there) && silent.has(there)) ahead.push(there);
        found.add(there);
      }
    }
    return found;
  };
  return (here, there) => {
    if (!reached.has(here)) reached.set(here, from(here));
    return reached.get(here)!.has(there);
  };
}

/** Per step the contacts that happen after it and are on no step, the most frequent first. */
export function ghostsOf(proof: Proof, map: JourneyMap): Map<string, Ghost[]> {
  const steps = stepsOf(map).map((step) => step.id);
  const onMap = touchpointsOn(map); // perhaps put there since the proof was made
  const ghosts = new Map<string, Ghost[]>();
  for (const one of proof.conformance.deviations) {
    if (one.kind !== "not_on_map" || !one.touchpoint || onMap.has(one.touchpoint)) continue;
    const step = steps.includes(one.after) ? one.after : steps[0]; // before the first step: there it begins
    if (!step) continue;
    const { touchpoint, count, journeys, persons } = one;
    ghosts.set(step, [...(ghosts.get(step) ?? []), { step, touchpoint, count, journeys, persons }]);
  }
  for (const here of ghosts.values()) here.sort((a, b) => b.count - a.count);
  return ghosts;
}

/** An arc between two columns, and the level on which it lies: arcs on one level do not cross. */
export interface Arc<Way> {
  way: Way;
  left: number;
  right: number;
  level: number;
}

/** Levels for ways between columns: short ones lie low, and no two overlap on a level. */
export function arcsOf<Way extends { from: string; to: string }>(
  ways: readonly Way[],
  columnOf: (step: string) => number,
): Arc<Way>[] {
  const arcs = ways
    .map((way) => {
      const ends = [columnOf(way.from), columnOf(way.to)];
      return { way, left: Math.min(...ends), right: Math.max(...ends), level: 0 };
    })
    .sort((a, b) => a.right - a.left - (b.right - b.left) || a.left - b.left);
  const levels: Arc<Way>[][] = [];
  for (const arc of arcs) {
    const isFree = (level: Arc<Way>[]) =>
      level.every((one) => arc.left >= one.right || arc.right <= one.left);
    const found = levels.findIndex(isFree);
    arc.level = found < 0 ? levels.length : found;
    levels[arc.level] = [...(levels[arc.level] ?? []), arc];
  }
  return arcs;
}
