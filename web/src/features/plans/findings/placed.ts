import { freeSpot } from "../grid/grid";
import { type Action, actionsOf, idFor, type Plan } from "../plan";

/** The findings that a plan acts on, as map and finding. */
export const actedOn = (actions: readonly Pick<Action, "origin">[]): ReadonlySet<string> =>
  new Set(actions.flatMap(({ origin }) => (origin?.finding ? [`${origin.map} ${origin.finding}`] : [])));

/** By which a finding is known among those of all maps. */
export function keyOf(action: Record<string, unknown>): string {
  const origin = action.origin as { map: string; finding: string };
  return `${origin.map} ${origin.finding}`;
}

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
