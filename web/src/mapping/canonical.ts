import { isFields, SHAPES, type Shape, shapeFor } from "./shape";
import type { JourneyMap, Part, What } from "./types";

const LISTS = {
  personas: "Persona",
  lanes: "Lane",
  phases: "Phase",
  edges: "Edge",
  asides: "Aside",
} as const;

/** A map as the editor holds it, from a document that was checked already. */
export function readMap(document: unknown): JourneyMap {
  const given = document as { [field: string]: unknown };
  const map: { [field: string]: unknown } = { id: given.id, head: canonicalPart("head", given.head) };
  for (const [field, name] of Object.entries(LISTS)) {
    const shape = { $ref: `#/$defs/${name}` };
    map[field] = ((given[field] ?? []) as unknown[]).map((one) => canonical(shape, one));
  }
  return map as unknown as JourneyMap;
}

/** A part with its lists there and nothing else that equals its default. */
export function canonicalPart<T extends Part>(what: What, part: unknown): T {
  return canonical(SHAPES[what], part) as T;
}

/** A part as a document has it: without empty lists, or anything else that equals its default. */
export function writtenPart(what: What, part: unknown): { [field: string]: unknown } {
  return written(SHAPES[what], part) as { [field: string]: unknown };
}

/** What a document has in a field; null when it is left out. */
export function writtenField(what: What, part: unknown, field: string): unknown {
  return writtenPart(what, { ...(part as object), [field]: (part as never)[field] })[field] ?? null;
}

function canonical(shape: Shape, value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  const known = shapeFor(shape, value);
  if (Array.isArray(value)) return value.map((one) => canonical(known.items!, one));
  if (!isFields(value) || isWords(shape)) return value;
  if (!known.properties) return cells(known, value);
  const part: { [field: string]: unknown } = {};
  for (const [field, inner] of Object.entries(known.properties)) {
    const given = value[field] ?? listOf(inner);
    if (given !== undefined && (field === "kind" || isList(inner) || !isSame(given, inner.default))) {
      part[field] = canonical(inner, given);
    }
  }
  return part;
}

/** The cells of a step, or texts by a name: an empty cell is no cell. */
function cells(shape: Shape, value: { readonly [key: string]: unknown }) {
  const inner =
    Object.values(shape.patternProperties ?? {})[0] ?? (shape.additionalProperties as Shape | undefined);
  const kept = Object.entries(value).filter(([, one]) => !Array.isArray(one) || one.length > 0);
  return Object.fromEntries(kept.map(([key, one]) => [key, inner ? canonical(inner, one) : one]));
}

function written(shape: Shape, value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  const known = shapeFor(shape, value);
  if (Array.isArray(value)) return value.map((one) => written(known.items!, one));
  if (!isFields(value) || isWords(shape)) return value;
  if (!known.properties) {
    const inner = Object.values(known.patternProperties ?? {})[0];
    return inner
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, written(inner, one)]))
      : value;
  }
  const kept = Object.entries(known.properties).filter(([field, inner]) => {
    const given = value[field];
    return given != null && (field === "kind" || !isSame(given, listOf(inner) ?? inner.default));
  });
  return Object.fromEntries(kept.map(([field, inner]) => [field, written(inner, value[field])]));
}

function isList(shape: Shape): boolean {
  return shape.type === "array" || (shape.type === "object" && !shape.properties);
}

/** What a list holds when it is left out; undefined for what is no list. */
function listOf(shape: Shape): unknown {
  if (!isList(shape)) return undefined;
  return shape.default ?? (shape.type === "array" ? [] : {});
}

function isWords(shape: Shape): boolean {
  return !!shape.anyOf?.some((one) => one.type === "object" && one.patternProperties);
}

/** Whether two JSON values are the same; the order of fields means nothing. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (one === null || other === null || typeof one !== "object" || typeof other !== "object") return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const left = Object.entries(one).filter(([, value]) => value !== undefined);
  const right = Object.entries(other).filter(([, value]) => value !== undefined);
  return left.length === right.length && left.every(([key, value]) => isSame(value, (other as never)[key]));
}

/** The names of the fields that a kind of part has. */
export function fieldsOf(what: What, part: unknown): string[] {
  return Object.keys(shapeFor(SHAPES[what], part).properties ?? {});
}
