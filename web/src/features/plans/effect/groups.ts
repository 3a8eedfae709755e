import type { Shape } from "@/api/client";

/** Whom an action touched or not: a persona by its id, a segment, or everyone and nobody. */
export type Group = string | Partial<Shape<"GroupIn">> | null;
export type Personas = readonly { value: string; label: string }[];

/** What stands for a segment of one's own among the personas; no id has a star. */
export const OWN = "*";

/** Whether a group is a segment of one's own; its fields take room. */
export const isOwn = (group: Group): group is Exclude<Group, string | null> =>
  group !== null && typeof group !== "string";

/** A group as it is asked for: without what says nothing, and null when nothing is left. */
export function askedGroup(group: Group): string | Shape<"GroupIn"> | null {
  if (!isOwn(group)) return group;
  const values = Object.entries(group.segment ?? {}).filter(([, chosen]) => chosen.length > 0);
  const asked = { segment: Object.fromEntries(values), did: group.did ?? [], did_not: group.did_not ?? [] };
  return values.length + asked.did.length + asked.did_not.length > 0 ? asked : null;
}
