import shapes from "./generated/shapes.json";
import { HEAD } from "./ids";
import { Refusal } from "./refusal";
import type { What } from "./types";

/** The part of JSON Schema that the published schema of maps is written in. */
export interface Shape {
  $ref?: string;
  anyOf?: Shape[];
  oneOf?: Shape[];
  discriminator?: { propertyName: string; mapping: { [kind: string]: string } };
  type?: string;
  properties?: { [field: string]: Shape };
  required?: string[];
  patternProperties?: { [pattern: string]: Shape };
  additionalProperties?: boolean | Shape;
  items?: Shape;
  const?: unknown;
  enum?: unknown[];
  pattern?: string;
  format?: string;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
}

type Fields = { readonly [field: string]: unknown };

const DEFINED = shapes as unknown as { [name: string]: Shape };
const ID_PATTERN = DEFINED.Lane!.properties!.id!.pattern;

/** The shape of each kind of part. */
export const SHAPES: Record<What, Shape> = {
  head: DEFINED.Head!,
  persona: DEFINED.Persona!,
  lane: DEFINED.Lane!,
  phase: DEFINED.Phase!,
  step: DEFINED.Step!,
  card: Object.values(DEFINED.Step!.properties!.cards!.patternProperties!)[0]!.items!,
  evidence: DEFINED.ActionCard!.properties!.evidence!.items!,
  edge: DEFINED.Edge!,
  aside: DEFINED.Aside!,
};

/** The shape that holds for a value: behind a reference, of its kind, or not null. */
export function shapeFor(shape: Shape, value: unknown): Shape {
  if (shape.$ref) return shapeFor(DEFINED[shape.$ref.slice("#/$defs/".length)]!, value);
  if (shape.discriminator) {
    const { propertyName, mapping } = shape.discriminator;
    const kind = isFields(value) ? value[propertyName] : undefined;
    if (kind === undefined) throw new Refusal("missing_field", { field: propertyName });
    const ref = typeof kind === "string" ? mapping[kind] : undefined;
    if (!ref) throw new Refusal("invalid_choice", { value: String(kind), field: propertyName });
    return shapeFor({ $ref: ref }, value);
  }
  const [first, ...others] = shape.anyOf ?? [];
  if (first && others.every((other) => other.type === "null")) return shapeFor(first, value);
  return shape;
}

/**
 * Refuses what does not fit a shape, with the code that every program gives it.
 *
 * @throws Refusal
 */
export function checkShape(shape: Shape, value: unknown, field = ""): void {
  if (value === null && isNullable(shape)) return;
  if (isText(shape)) checkText(shape, value, field);
  else checkKnown(shapeFor(shape, value), value, field);
}

function checkKnown(known: Shape, value: unknown, field: string) {
  if (known.anyOf) checkAny(known.anyOf, value, field);
  if (known.enum && !known.enum.includes(value)) refuse("invalid_choice", field, value);
  if (known.const !== undefined && known.const !== value) refuse("invalid_choice", field, value);
  if (known.type === "object") checkFields(known, value, field);
  else if (known.type === "array") checkItems(known, value, field);
  else if (known.type === "string") checkString(known, value, field);
  else if (known.type === "number" || known.type === "integer") checkNumber(known, value, field);
  else if (known.type === "boolean" && typeof value !== "boolean") refuse("invalid_value", field, value);
}

function checkFields(shape: Shape, value: unknown, field: string) {
  if (!isFields(value)) return refuse("invalid_value", field, value);
  for (const [name, inner] of Object.entries(shape.properties ?? {})) {
    if (value[name] !== undefined) checkShape(inner, value[name], name);
    else if (shape.required?.includes(name)) refuse("missing_field", name);
  }
  for (const [name, inner] of Object.entries(value)) {
    if (inner !== undefined && !(name in (shape.properties ?? {}))) checkOther(shape, name, inner);
  }
  if (shape.properties?.low && typeof value.value === "number") checkInterval(value);
}

function checkOther(shape: Shape, name: string, value: unknown) {
  const [pattern, inner] = Object.entries(shape.patternProperties ?? {})[0] ?? [];
  if (pattern && inner) {
    if (!new RegExp(pattern).test(name)) refuse("invalid_id", name);
    checkShape(inner, value, name);
  } else if (typeof shape.additionalProperties === "object")
    checkShape(shape.additionalProperties, value, name);
  else refuse("unknown_field", name);
}

function checkItems(shape: Shape, value: unknown, field: string) {
  if (!Array.isArray(value) || value.length < (shape.minItems ?? 0)) refuse("invalid_value", field, value);
  for (const item of value as unknown[]) checkShape(shape.items!, item, field);
}

function checkString(shape: Shape, value: unknown, field: string) {
  if (typeof value !== "string")
    return refuse(shape.format === "date" ? "invalid_date" : "invalid_name", field, value);
  if (shape.format === "date" && !isDay(value)) refuse("invalid_date", field, value);
  const isTooLong = value.length > (shape.maxLength ?? Number.POSITIVE_INFINITY);
  const isWrong = shape.pattern !== undefined && !new RegExp(shape.pattern).test(value);
  if (shape.pattern === ID_PATTERN) {
    if (isWrong || isTooLong) refuse("invalid_id", field, value);
    if (value === HEAD) refuse("reserved_id", field, value);
  }
  if (isWrong || isTooLong || value.length < (shape.minLength ?? 0)) refuse("invalid_value", field, value);
}

function checkNumber(shape: Shape, value: unknown, field: string) {
  const isNumber = typeof value === "number" && Number.isFinite(value);
  if (!isNumber || (shape.type === "integer" && !Number.isInteger(value))) {
    return refuse("invalid_number", field, value);
  }
  const { minimum: low = Number.NEGATIVE_INFINITY, maximum: high = Number.POSITIVE_INFINITY } = shape;
  if (value >= low && value <= high) return;
  refuse(low === -2 && high === 2 ? "emotion_out_of_range" : "invalid_value", field, value);
}

function checkInterval({ value, low, high }: Fields) {
  if (low == null && high == null) return;
  const isWithin =
    low != null && high != null && Number(low) <= Number(value) && Number(value) <= Number(high);
  if (!isWithin) throw new Refusal("wrong_interval", { value: Number(value) });
}

function checkText(shape: Shape, value: unknown, field: string) {
  if (typeof value === "string") return;
  const words = isFields(value) ? Object.values(value) : [];
  if (words.length === 0 || words.some((one) => typeof one !== "string"))
    refuse("invalid_text", field, value);
  const pattern = Object.keys(shape.anyOf!.find((one) => one.patternProperties)!.patternProperties!)[0]!;
  for (const language of Object.keys(value as Fields)) {
    if (!new RegExp(pattern).test(language)) refuse("invalid_value", field, language);
  }
}

function checkAny(shapes: Shape[], value: unknown, field: string) {
  for (const shape of shapes) {
    try {
      return checkShape(shape, value, field);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
    }
  }
  refuse("invalid_value", field, value);
}

function isText(shape: Shape): boolean {
  return !!shape.anyOf?.some((one) => one.type === "object" && one.patternProperties && !one.properties);
}

function isNullable(shape: Shape): boolean {
  return !!shape.anyOf?.some((one) => one.type === "null");
}

function isDay(value: string): boolean {
  const day = new Date(`${value}T00:00:00Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
  );
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refuse(code: string, field: string, value?: unknown): never {
  throw new Refusal(code, value === undefined ? { field } : { field, value: String(value) });
}
