import type { Shape } from "@/api/client";

export type Condition = Shape<"Condition">;

export const TEXT_OPERATORS = ["equals", "one_of", "starts_with", "contains", "matches"] as const;
export const NUMBER_OPERATORS = ["greater", "less"] as const;
export type Operator = (typeof TEXT_OPERATORS)[number] | (typeof NUMBER_OPERATORS)[number];

/** The fields that every event has; beside them its attributes. */
export const FIELDS = ["name", "source", "channel", "campaign", "value"] as const;
export const ATTRIBUTE = "attributes.";

/** One statement of a rule: a field, how it is compared, with what. */
export interface Statement {
  field: string;
  operator: Operator;
  /** As it is typed; the values of `one_of` stand on lines of their own. */
  value: string;
  isNot: boolean;
}

/** A rule as it is edited: statements that must all hold; one that says more than that, as JSON. */
export type Rule = { statements: Statement[] } | { json: string };

const OPERATORS = [...TEXT_OPERATORS, ...NUMBER_OPERATORS];

/** How a field can be compared. */
export function operatorsOf(field: string): readonly Operator[] {
  if (field === "value") return ["greater", "less", "equals", "one_of"];
  return field.startsWith(ATTRIBUTE) ? OPERATORS : TEXT_OPERATORS;
}

/** A rule to begin with: the events of a name. */
export const ruleOfName = (name: string): Rule => ({
  statements: [{ field: "name", operator: "equals", value: name, isNot: false }],
});

/** A condition as a rule to edit. */
export function ruleOf(condition: Condition): Rule {
  const parts = condition.all ?? [condition];
  const statements = parts.map(statementsOf);
  return statements.every((one) => one !== null)
    ? { statements: statements.flat() as Statement[] }
    : { json: JSON.stringify(condition, null, 2) };
}

/** The statements that a condition says, all of which must hold; null when it joins others. */
function statementsOf(condition: Condition): Statement[] | null {
  const isNot = condition.not != null;
  const inner = condition.not ?? condition;
  const { field } = inner;
  if (typeof field !== "string") return null;
  const said = OPERATORS.filter((operator) => inner[operator] != null);
  // Not (a and b) is not (not a and not b).
  if (isNot && said.length > 1) return null;
  return said.map((operator) => {
    const value = inner[operator];
    return { field, operator, value: Array.isArray(value) ? value.join("\n") : String(value), isNot };
  });
}

/** A rule as the API takes it; null while it is not finished or no JSON. */
export function conditionOf(rule: Rule): Condition | null {
  if ("json" in rule) return parsed(rule.json);
  const conditions = rule.statements.map(conditionOfStatement);
  if (conditions.length === 0 || conditions.includes(null)) return null;
  return conditions.length === 1 ? conditions[0]! : { all: conditions as Condition[] };
}

function conditionOfStatement({ field, operator, value, isNot }: Statement): Condition | null {
  if (field === "" || field === ATTRIBUTE) return null;
  const given = comparandOf(field, operator, value);
  if (given === null) return null;
  const condition: Condition = { field, [operator]: given };
  return isNot ? { not: condition } : condition;
}

function comparandOf(field: string, operator: Operator, value: string) {
  if (operator === "one_of") {
    const values = value
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
    if (values.length === 0) return null;
    if (field !== "value") return values;
    const numbers = values.map(numberOf);
    return numbers.includes(null) ? null : numbers;
  }
  if (field === "value" || operator === "greater" || operator === "less") return numberOf(value);
  return value === "" ? null : value;
}

/** A number, with a point or a comma before its decimals. */
function numberOf(text: string): number | null {
  const number = Number(text.trim().replace(",", "."));
  return text.trim() === "" || !Number.isFinite(number) ? null : number;
}

function parsed(json: string): Condition | null {
  try {
    const found: unknown = JSON.parse(json);
    return found !== null && typeof found === "object" && !Array.isArray(found) ? (found as Condition) : null;
  } catch {
    return null;
  }
}
