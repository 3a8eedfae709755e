import { freeSpot } from "../grid/grid";
import { type Action, actionsOf, idFor, type Plan } from "../plan";

/** The findings that a plan acts on, as map and finding. */
export const actedOn = (actions: readonly Pick<Action, "origin">[]): ReadonlySet<string> =>
  new Set(actions.flatMap(({ origin }) => keysOf(origin)));

/** By which a finding is known among those of all maps. */
export function keyOf(action: Record<string, unknown>): string {
  const origin = action.origin as { map: string; finding: string };
  return `${origin.map} ${origin.finding}`;
}

/** Whether a plan acts on any of the findings that an action would answer. */
export const isTaken = (taken: ReadonlySet<string>, action: Record<string, unknown>) =>
  keysOf(action.origin as Action["origin"]).some((key) => taken.has(key));

const keysOf = (origin: Action["origin"]) =>
  origin ? [origin.finding, ...(origin.also ?? [])].flatMap((id) => (id ? [`${origin.map} ${id}`] : [])) : [];

/** The actions of findings, each under an id of its own; one without an estimate stands where the grid has room. */
export function actionsFor(
  plan: Plan,
  chosen: readonly { action: Record<string, unknown>; words: string }[],
): Partial<Action>[] {
  const made: (Pick<Action, "id" | "title"> & Partial<Action>)[] = [];
  for (const { action, words } of chosen) {
    const now = { ...plan, actions: [...(plan.actions ?? []), ...made] };
    const spot = action.estimate ? {} : freeSpot(actionsOf(now));
    made.push({ title: words, ...action, ...spot, id: idFor(now, words, "action") });
  }
  return made;
}
