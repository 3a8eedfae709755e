import type { Lens } from "@/features/lens/lens";
import type { Condition, Rule, Vocabulary } from "@/features/personas/types";

const ATTRIBUTE = "attributes.";

/** A condition that the builder can show: an attribute, and the values it may have. */
export interface Choice {
  attribute: string;
  values: string[];
}

/** The attribute and values of a condition; null when it says something the builder cannot show. */
export function choiceOf(condition: Condition): Choice | null {
  const { field, equals, one_of, ...others } = condition;
  const isMore = Object.values(others).some((value) => value != null);
  if (!field?.startsWith(ATTRIBUTE) || isMore || (equals == null) === (one_of == null)) return null;
  return { attribute: field.slice(ATTRIBUTE.length), values: (one_of ?? [equals!]).map(String) };
}

/** The condition that an attribute has one of some values. */
export function conditionOf({ attribute, values }: Choice): Condition {
  const field = ATTRIBUTE + attribute;
  return values.length === 1 ? { field, equals: values[0]! } : { field, one_of: values };
}

/**
 * The lens through which a rule's persons are seen, given the values that each attribute has in the data;
 * null when the data have no such attribute.
 */
export function lensOfRule(rule: Rule, vocabulary: Vocabulary): Lens | null {
  const known = new Map(vocabulary.attributes.map((one) => [one.name, one.values.map((v) => v.value)]));
  const segment: Record<string, string[]> = {};
  for (const condition of rule.where) {
    const name = attributeOf(condition);
    const values = name === null ? undefined : known.get(name);
    if (name === null || values === undefined) return null;
    segment[name] = (segment[name] ?? values).filter((value) => holds(condition, value));
  }
  return { segment, did: rule.did, did_not: rule.did_not };
}

/** Whether a rule says anything at all. */
export function isEveryone(rule: Rule | null): boolean {
  return !rule || rule.where.length + rule.did.length + rule.did_not.length === 0;
}

function attributeOf(condition: Condition): string | null {
  const inner = [
    ...(condition.all ?? []),
    ...(condition.any ?? []),
    ...(condition.not ? [condition.not] : []),
  ];
  const fields = new Set(
    condition.field ? [condition.field] : inner.map(attributeOf).map((n) => n && ATTRIBUTE + n),
  );
  const [field] = fields;
  return fields.size === 1 && field?.startsWith(ATTRIBUTE) ? field.slice(ATTRIBUTE.length) : null;
}

function holds(condition: Condition, value: string): boolean {
  if (condition.all) return condition.all.every((one) => holds(one, value));
  if (condition.any) return condition.any.some((one) => holds(one, value));
  if (condition.not) return !holds(condition.not, value);
  return (
    (condition.equals == null || same(value, condition.equals)) &&
    (condition.one_of == null || condition.one_of.some((one) => same(value, one))) &&
    (condition.starts_with == null || value.startsWith(condition.starts_with)) &&
    (condition.contains == null || value.includes(condition.contains)) &&
    (condition.greater == null || numberOf(value) > condition.greater) &&
    (condition.less == null || numberOf(value) < condition.less)
  );
}

function same(value: string, wanted: string | number): boolean {
  return typeof wanted === "number" ? numberOf(value) === wanted : value === wanted;
}

/** NaN for what is no number: neither greater nor less than anything. */
function numberOf(value: string): number {
  return value.trim() === "" ? Number.NaN : Number(value);
}
