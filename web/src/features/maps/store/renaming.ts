import { newId } from "@/mapping/ids";
import { idsOf } from "@/mapping/rules";
import type { Operation, Part } from "@/mapping/types";

// The fields whose text is the id of a part, in an operation or in a part that it adds.
const NAMING = new Set(["id", "parent", "lane", "from", "to", "persona"]);
const LISTING = new Set(["personas"]);

/** The ids that an operation gives to parts. */
export function idsAddedBy(operation: Operation): string[] {
  if (operation.op === "all") return operation.operations.flatMap(idsAddedBy);
  return operation.op === "add" ? [...idsOf(operation.part as unknown as Part)] : [];
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
export function renamedIn(operation: Operation, names: ReadonlyMap<string, string>): Operation {
  if (operation.op !== "set") return renamedValue(operation, names) as Operation;
  const id = names.get(operation.id) ?? operation.id;
  const isNaming = NAMING.has(operation.field) || LISTING.has(operation.field);
  const value = isNaming ? renamedField(operation.field, operation.value, names) : operation.value;
  return { ...operation, id, value };
}

function renamedValue(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one) => renamedValue(one, names));
  if (typeof value !== "object" || value === null) return value;
  if ((value as { op?: string }).op === "set") return renamedIn(value as Operation, names);
  return Object.fromEntries(
    Object.entries(value).map(([field, one]) => [field, renamedField(field, one, names)]),
  );
}

function renamedField(field: string, value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (NAMING.has(field) && typeof value === "string") return names.get(value) ?? value;
  if (LISTING.has(field) && Array.isArray(value)) return value.map((one) => names.get(one) ?? one);
  if (field === "cards" && typeof value === "object" && value !== null) {
    const cells = Object.entries(value).map(([lane, cell]) => [
      names.get(lane) ?? lane,
      renamedValue(cell, names),
    ]);
    return Object.fromEntries(cells);
  }
  return renamedValue(value, names);
}
