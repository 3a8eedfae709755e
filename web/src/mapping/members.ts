import { isSame } from "./canonical";
import { Refusal } from "./refusal";
import type { Operation, Set as SetField } from "./types";

type Fields = { readonly [field: string]: unknown };
type Record = { readonly [key: string]: unknown };

/** What a field holds after an operation; null when nothing is left of it. */
export function fieldAfter(part: object, operation: SetField, languages: readonly string[]): unknown {
  const { field, key, member, value } = operation;
  if (key == null && member == null) return value ?? null;
  const held = heldIn(part, field);
  if (key != null) {
    // A plain text is in the first language, so that others can be added to it.
    const record = typeof held === "string" ? { [languages[0]!]: held } : (held ?? {});
    if (isRecord(record)) return withKey(record, key, value);
  } else if (held === null || Array.isArray(held)) return withMember(held ?? [], member!, value);
  throw new Refusal("no_members", { field });
}

/** The operation that undoes one, given the part before it and what a document has in the field. */
export function settingBack(part: object, operation: SetField, written: unknown): SetField {
  const { id, field, key, member } = operation;
  const held = heldIn(part, field);
  if (key != null && (held === null || isRecord(held))) {
    return { op: "set", id, field, key, value: held?.[key] ?? null };
  }
  if (member != null && (held === null || Array.isArray(held))) {
    const index = (held ?? []).indexOf(member);
    return { op: "set", id, field, member, value: index < 0 ? null : index };
  }
  return { op: "set", id, field, value: written ?? null };
}

/**
 * An operation that sets what differs, rather than all that a field holds: who sets another member of it
 * meanwhile loses nothing.
 */
export function finer(part: object, operation: SetField): Operation {
  if (operation.key != null || operation.member != null) return operation;
  const before = heldIn(part, operation.field);
  const after = operation.value;
  if (isTexts(after ?? []) && isTexts(before ?? [])) {
    return ofList(operation, (before ?? []) as string[], (after ?? []) as string[]);
  }
  if (isRecord(after) && (before === null || isRecord(before)))
    return ofRecord(operation, before ?? {}, after);
  return operation;
}

/** Of a record only one key: between two the record might be what it may not be. */
function ofRecord(operation: SetField, before: Record, after: Record): Operation {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const others = [...keys].filter((key) => !isSame(before[key] ?? null, after[key] ?? null));
  const [key] = others;
  if (others.length !== 1 || key === undefined) return operation;
  return { ...operation, key, value: after[key] ?? null };
}

function ofList(operation: SetField, before: readonly string[], after: readonly string[]): Operation {
  const set = (member: string, value: number | null) => ({ ...operation, member, value });
  const added = after.flatMap((one, index) => (before.includes(one) ? [] : [set(one, index)]));
  const gone = before.filter((one) => !after.includes(one)).map((one) => set(one, null));
  // Nothing left on the way would be the default.
  const steps = gone.length < before.length ? [...gone, ...added] : [...added, ...gone];
  const reached = steps.reduce<readonly string[]>(
    (list, one) => (withMember(list, one.member!, one.value) ?? []) as string[],
    before,
  );
  if (steps.length === 0 || !isSame(reached, after)) return operation;
  return steps.length === 1 ? steps[0]! : { op: "all", operations: steps };
}

function withKey(record: Record, key: string, value: unknown): Record | null {
  if (value != null) return { ...record, [key]: value };
  const { [key]: _, ...others } = record;
  return Object.keys(others).length > 0 ? others : null;
}

/** The list with a member at an index among the others, or without it. */
function withMember(members: readonly unknown[], member: string, index: unknown): unknown[] | null {
  const others = members.filter((one) => one !== member);
  if (index == null) return others.length > 0 ? others : null;
  if (!Number.isInteger(index) || (index as number) < 0) throw new Refusal("invalid_operation");
  return others.toSpliced(index as number, 0, member);
}

/** What a field holds, its default when it is left out; no other list than this begins with something. */
function heldIn(part: object, field: string): unknown {
  return (part as Fields)[field] ?? (field === "languages" ? ["en"] : null);
}

function isRecord(value: unknown): value is Record {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.every((one) => typeof one === "string") &&
    new Set(value).size === value.length
  );
}
