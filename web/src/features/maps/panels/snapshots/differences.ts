import { isSame } from "@/mapping/canonical";
import { cardsOf, stepsOf } from "@/mapping/places";
import type { Card, JourneyMap, Lane, Phase, Step } from "@/mapping/types";

export type Mark = "added" | "removed" | "changed" | "moved";

/** Two versions of a map laid over each other. */
export interface Differences {
  /** All phases, steps, lanes and cards of both. */
  readonly both: JourneyMap;
  /** By the id of a part what became of it; what stayed as it was has no mark. */
  readonly marks: ReadonlyMap<string, Mark>;
  /** The cards that changed as they were. */
  readonly before: ReadonlyMap<string, Card>;
}

/** What became of each part from one version to another. */
export function differencesOf(then: JourneyMap, now: JourneyMap): Differences {
  const marks = new Map<string, Mark>();
  const before = new Map<string, Card>();
  const mark = (id: string, was: unknown, is: unknown, isMoved = false) => {
    if (was === undefined) marks.set(id, "added");
    else if (is === undefined) marks.set(id, "removed");
    else if (!isSame(was, is)) marks.set(id, "changed");
    else if (isMoved) marks.set(id, "moved");
  };
  const [cardsThen, cardsNow] = [placesOf(then), placesOf(now)];
  for (const id of new Set([...cardsThen.keys(), ...cardsNow.keys()])) {
    const [was, is] = [cardsThen.get(id), cardsNow.get(id)];
    mark(id, was?.card, is?.card, was?.place !== is?.place);
    if (was && marks.get(id) === "changed") before.set(id, was.card);
  }
  markAll(then.lanes, now.lanes, (lane) => lane, mark);
  markAll(then.phases, now.phases, ({ steps: _, ...phase }) => phase, mark);
  markAll(stepsOf(then), stepsOf(now), ({ cards: _, ...step }) => step, mark);
  return { both: bothOf(then, now), marks, before };
}

/** How many parts bear each mark, steps and cards only. */
export function countsOf({ both, marks }: Differences): Record<Mark, number> {
  const counts = { added: 0, removed: 0, changed: 0, moved: 0 };
  const ids = [...stepsOf(both).map((step) => step.id), ...[...cardsOf(both)].map(({ card }) => card.id)];
  for (const id of ids) {
    const mark = marks.get(id);
    if (mark) counts[mark]++;
  }
  return counts;
}

function placesOf(map: JourneyMap) {
  return new Map(
    [...cardsOf(map)].map(({ card, step, lane }) => [card.id, { card, place: `${step.id} ${lane}` }]),
  );
}

function markAll<T extends { id: string }>(
  then: readonly T[],
  now: readonly T[],
  bare: (part: T) => unknown,
  mark: (id: string, was: unknown, is: unknown) => void,
) {
  const [was, is] = [new Map(then.map((one) => [one.id, one])), new Map(now.map((one) => [one.id, one]))];
  for (const id of new Set([...was.keys(), ...is.keys()])) {
    const [before, after] = [was.get(id), is.get(id)];
    mark(id, before && bare(before), after && bare(after));
  }
}

function bothOf(then: JourneyMap, now: JourneyMap): JourneyMap {
  const stepsNow = new Map(stepsOf(now).map((step) => [step.id, step]));
  const stepsThen = new Map(stepsOf(then).map((step) => [step.id, step]));
  const cardsNow = new Set([...cardsOf(now)].map(({ card }) => card.id));
  const phases = merged(then.phases, now.phases).map((phase): Phase => {
    const was = then.phases.find((one) => one.id === phase.id)?.steps ?? [];
    const is = now.phases.find((one) => one.id === phase.id)?.steps ?? [];
    // A step that went to another phase stands where it is now.
    const steps = merged(
      was.filter((step) => !stepsNow.has(step.id)),
      is,
      was,
    );
    return { ...phase, steps: steps.map((step) => withBoth(step, stepsThen, stepsNow, cardsNow)) };
  });
  return { ...now, lanes: merged<Lane>(then.lanes, now.lanes), phases };
}

function withBoth(
  step: Step,
  then: ReadonlyMap<string, Step>,
  now: ReadonlyMap<string, Step>,
  cardsNow: ReadonlySet<string>,
): Step {
  const [was, is] = [then.get(step.id)?.cards ?? {}, now.get(step.id)?.cards ?? {}];
  const lanes = new Set([...Object.keys(was), ...Object.keys(is)]);
  const cards = [...lanes].map((lane) => {
    const gone = (was[lane] ?? []).filter((card) => !cardsNow.has(card.id));
    return [lane, merged(gone, is[lane] ?? [], was[lane])] as const;
  });
  return { ...step, cards: Object.fromEntries(cards.filter(([, cell]) => cell.length > 0)) };
}

/** What is there now, with what went standing behind the part that it stood behind. */
function merged<T extends { id: string }>(
  gone: readonly T[],
  now: readonly T[],
  order: readonly T[] = gone,
): T[] {
  const found = [...now];
  const ids = new Set(now.map((one) => one.id));
  for (const one of gone) {
    if (ids.has(one.id)) continue;
    const before = order
      .slice(
        0,
        order.findIndex((other) => other.id === one.id),
      )
      .reverse();
    const behind = before.find((other) => ids.has(other.id));
    found.splice(behind ? found.findIndex((other) => other.id === behind.id) + 1 : 0, 0, one);
    ids.add(one.id);
  }
  return found;
}
