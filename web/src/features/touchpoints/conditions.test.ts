import { describe, expect, it } from "vitest";
import { type Condition, conditionOf, operatorsOf, ruleOf, ruleOfName } from "./conditions";

/** What the editor makes of a condition, and what it sends back. */
const roundTrip = (condition: Condition) => conditionOf(ruleOf(condition));

describe("a rule", () => {
  it("comes back as it went in", () => {
    const conditions: Condition[] = [
      { field: "name", equals: "Order" },
      { field: "name", one_of: ["a", "b"] },
      { field: "value", greater: 10 },
      { not: { field: "source", starts_with: "web" } },
      { all: [{ field: "name", contains: "cart" }, { not: { field: "channel", equals: "app" } }] },
      { any: [{ field: "name", equals: "a" }, { all: [{ field: "value", less: 1.5 }] }] },
      { not: { any: [{ field: "name", equals: "a" }] } },
    ];
    for (const condition of conditions) expect(roundTrip(condition)).toEqual(condition);
  });

  it("says two comparisons of one field as two statements", () => {
    expect(roundTrip({ field: "value", greater: 1, less: 5 })).toEqual({
      all: [
        { field: "value", greater: 1 },
        { field: "value", less: 5 },
      ],
    });
  });

  it("keeps what is no list of statements as JSON", () => {
    const rule = ruleOf({ not: { field: "value", greater: 1, less: 5 } });
    expect("json" in rule).toBe(true);
    expect(conditionOf(rule)).toEqual({ not: { field: "value", greater: 1, less: 5 } });
  });

  it("begins with the events of a name", () => {
    expect(conditionOf(ruleOfName("Order"))).toEqual({ field: "name", equals: "Order" });
  });

  it("is not finished without a value, a number where one is due, or an attribute's name", () => {
    const one = { field: "name", operator: "equals", value: "", isNot: false } as const;
    expect(conditionOf({ statements: [one] })).toBeNull();
    expect(
      conditionOf({ statements: [{ ...one, field: "value", operator: "greater", value: "x" }] }),
    ).toBeNull();
    expect(conditionOf({ statements: [{ ...one, field: "attributes.", value: "x" }] })).toBeNull();
    expect(conditionOf({ statements: [] })).toBeNull();
    expect(conditionOf({ json: "{" })).toBeNull();
  });

  it("takes a decimal comma, and one value a line", () => {
    const statement = { field: "value", operator: "greater", value: "1,5", isNot: false } as const;
    expect(conditionOf({ statements: [statement] })).toEqual({ field: "value", greater: 1.5 });
    expect(
      conditionOf({ statements: [{ ...statement, field: "name", operator: "one_of", value: " a \n\nb" }] }),
    ).toEqual({ field: "name", one_of: ["a", "b"] });
  });

  it("compares numbers only where there can be numbers", () => {
    expect(operatorsOf("name")).not.toContain("greater");
    expect(operatorsOf("value")).not.toContain("contains");
    expect(operatorsOf("attributes.price")).toContain("greater");
  });
});
