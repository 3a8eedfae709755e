import type { Shape } from "@/api/client";

export type Register = Shape<"RegisterOut">;
export type Touchpoint = Shape<"TouchpointOut">;
export type TouchpointIn = Shape<"TouchpointIn">;

export const FIELDS = ["name", "channel", "phase", "weight", "owner", "description", "rules"] as const;
export type Field = (typeof FIELDS)[number];

/** What a touchpoint says, without its counts. */
export function saidOf(touchpoint: TouchpointIn | Touchpoint): TouchpointIn {
  return Object.fromEntries(FIELDS.map((field) => [field, touchpoint[field]])) as unknown as TouchpointIn;
}

/** The fields in which two differ. */
export function differing(one: TouchpointIn | Touchpoint, other: TouchpointIn | Touchpoint): Field[] {
  return FIELDS.filter(
    (field) => JSON.stringify(one[field] ?? null) !== JSON.stringify(other[field] ?? null),
  );
}

/** My changes put on what somebody else made of it meanwhile; `clashes` are fields that both changed. */
export function merged(base: TouchpointIn | Touchpoint, mine: TouchpointIn, theirs: Touchpoint) {
  const changed = differing(base, mine);
  const clashes = differing(base, theirs).filter(
    (field) => changed.includes(field) && differing(mine, theirs).includes(field),
  );
  const touchpoint = {
    ...saidOf(theirs),
    ...Object.fromEntries(changed.map((field) => [field, mine[field]])),
  };
  return { touchpoint: touchpoint as TouchpointIn, clashes };
}

/** The names with one before or behind another. */
export function reordered(
  names: readonly string[],
  moved: string,
  target: string,
  isBehind: boolean,
): string[] {
  if (moved === target || !names.includes(moved) || !names.includes(target)) return [...names];
  const rest = names.filter((name) => name !== moved);
  const at = rest.indexOf(target) + (isBehind ? 1 : 0);
  return [...rest.slice(0, at), moved, ...rest.slice(at)];
}

/** The names with one a number of places further down, or up when negative. */
export function shifted(names: readonly string[], moved: string, by: number): string[] {
  const at = names.indexOf(moved);
  const to = Math.max(0, Math.min(names.length - 1, at + by));
  const rest = names.filter((name) => name !== moved);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}

/** A touchpoint that is also the events of these names. */
export function withEvents(touchpoint: TouchpointIn, names: readonly string[]): TouchpointIn {
  // Without rules it is the events of its own name, which it should stay.
  const rules = touchpoint.rules?.length ? touchpoint.rules : [{ field: "name", equals: touchpoint.name }];
  return { ...touchpoint, rules: [...rules, ruleOfNames(names)] };
}

/** The rule that an event has one of these names. */
export function ruleOfNames(names: readonly string[]): Shape<"Condition"> {
  return names.length === 1 ? { field: "name", equals: names[0] } : { field: "name", one_of: [...names] };
}
