import { stepsOf } from "./places";
import type { JourneyMap } from "./types";

/** The ids of the steps from and to which one may go: on to the next one, and along the edges. */
export function waysOf(map: JourneyMap): [from: string, to: string][] {
  const steps = stepsOf(map);
  const onward = steps.slice(1).flatMap((step, before): [string, string][] => {
    const here = steps[before]!;
    return here.leads_on === false ? [] : [[here.id, step.id]];
  });
  const along = map.edges.map((edge): [string, string] => [edge.from, edge.to]);
  return [...new Map([...onward, ...along].map((way) => [way.join(" "), way])).values()];
}

/** Ids of the steps where a journey may begin. */
export function startsOf(map: JourneyMap): string[] {
  return stepsOf(map).flatMap((step, number) => (number === 0 || step.is_start ? [step.id] : []));
}

/** Ids of the steps where a journey may end. */
export function endsOf(map: JourneyMap): string[] {
  const left = new Set(waysOf(map).flatMap(([here, there]) => (here === there ? [] : [here])));
  return stepsOf(map).flatMap((step) => (step.is_end || !left.has(step.id) ? [step.id] : []));
}
