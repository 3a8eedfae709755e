import { newId } from "@/mapping/ids";
import type { Operation } from "@/mapping/types";
import type { Grammar } from "./grammar";

type Names = ReadonlyMap<string, string>;
/** The fields in which ids stand, of whatever kind of document. */
type Fields = Pick<Grammar<never>, "naming" | "listing">;

/** The ids that an operation gives to parts. */
export function idsAddedBy(grammar: Pick<Grammar<never>, "idsIn">, operation: Operation): readonly string[] {
  if (operation.op === "all") return operation.operations.flatMap((one) => idsAddedBy(grammar, one));
  return operation.op === "add" ? grammar.idsIn(operation.what, operation.part) : [];
}

/** A free name for each of some ids. */
export function newIdsFor(ids: readonly string[], isTaken: (id: string) => boolean): Map<string, string> {
  const names = new Map<string, string>();
  const given = new Set<string>();
  for (const id of ids) {
    const name = newId(id, (one) => one === id || given.has(one) || isTaken(one));
    given.add(name);
    names.set(id, name);
  }
  return names;
}

/** The operation with other ids in place of some. */
export function renamedIn(fields: Fields, operation: Operation, names: Names): Operation {
  if (operation.op !== "set") return renamedValue(fields, operation, names) as Operation;
  const id = names.get(operation.id) ?? operation.id;
  const isNaming = fields.naming.has(operation.field) || fields.listing.has(operation.field);
  const value = isNaming ? renamedField(fields, operation.field, operation.value, names) : operation.value;
  const { member } = operation;
  return {
    ...operation,
    id,
    value,
    ...(isNaming && member != null && { member: names.get(member) ?? member }),
  };
}

function renamedValue(fields: Fields, value: unknown, names: Names): unknown {
  if (Array.isArray(value)) return value.map((one) => renamedValue(fields, one, names));
  if (typeof value !== "object" || value === null) return value;
  if ((value as { op?: string }).op === "set") return renamedIn(fields, value as Operation, names);
  return Object.fromEntries(
    Object.entries(value).map(([field, one]) => [field, renamedField(fields, field, one, names)]),
  );
}

function renamedField(fields: Fields, field: string, value: unknown, names: Names): unknown {
  if (fields.naming.has(field) && typeof value === "string") return names.get(value) ?? value;
  if (fields.listing.has(field) && Array.isArray(value)) return value.map((one) => names.get(one) ?? one);
  if (field === "cards" && typeof value === "object" && value !== null) {
    const cells = Object.entries(value).map(([lane, cell]) => [
      names.get(lane) ?? lane,
      renamedValue(fields, cell, names),
    ]);
    return Object.fromEntries(cells);
  }
  return renamedValue(fields, value, names);
}
