import { describe, expect, it } from "vitest";
import { fieldAfter, finer } from "./members";
import type { Operation, Set as SetField } from "./types";

const setting = (field: string, value: unknown): SetField => ({ op: "set", id: "head", field, value });

/** A part after an operation, or several. */
function reached(part: object, operation: Operation): unknown {
  const held: { [field: string]: unknown } = { ...part };
  for (const one of (operation.op === "all" ? operation.operations : [operation]) as SetField[]) {
    held[one.field] = fieldAfter(held, one, ["en"]);
  }
  return held;
}

describe("a finer edit sets no more than what differs", () => {
  it.each([
    ["a tick among ticks", { ticks: { goal: 1 } }, { goal: 1, scope: 2 }, { key: "scope", value: 2 }],
    ["the first tick", {}, { goal: 1 }, { key: "goal", value: 1 }],
    ["a tick taken away", { ticks: { goal: 1, scope: 2 } }, { goal: 1 }, { key: "scope", value: null }],
    ["a member at the end", { ticks: ["a"] }, ["a", "b"], { member: "b", value: 1 }],
    ["a member in its place", { ticks: ["a", "c"] }, ["a", "b", "c"], { member: "b", value: 1 }],
    ["the first member", {}, ["a"], { member: "a", value: 0 }],
    ["a member taken out", { ticks: ["a", "b"] }, ["b"], { member: "a", value: null }],
    ["the last member taken out", { ticks: ["a"] }, null, { member: "a", value: null }],
  ])("%s", (_, part, value, expected) => {
    const given = setting("ticks", value);
    const { value: _all, ...addressed } = given;
    expect(finer(part, given)).toEqual({ ...addressed, ...expected });
    expect(reached(part, finer(part, given))).toEqual(reached(part, given));
  });

  it("changes several members of a list in one edit", () => {
    const part = { needs: ["a", "b", "c"] };
    const given = setting("needs", ["x", "a", "c", "y"]);
    expect(finer(part, given).op).toBe("all");
    expect(reached(part, finer(part, given))).toEqual(reached(part, given));
  });

  it("knows the language that a document has when it names none", () => {
    expect(finer({}, setting("languages", ["nl", "en"]))).toMatchObject({ member: "nl", value: 0 });
    expect(reached({}, finer({}, setting("languages", ["nl"])))).toEqual({ languages: ["nl"] });
  });

  it.each([
    ["another order", { needs: ["a", "b"] }, ["b", "a"]],
    ["a record of which more changes", { needs: { kind: "rule", a: 1 } }, { kind: "count", b: 1 }],
    ["a plain text that gets languages", { needs: "One" }, { en: "One", nl: "Een" }],
    ["a number", { needs: 1 }, 2],
    ["nothing", { needs: 1 }, null],
    ["a list of records", { needs: [{ a: 1 }] }, [{ a: 1 }, { a: 2 }]],
  ])("and leaves as it is %s", (_, part, value) => {
    const given = setting("needs", value);
    expect(finer(part, given)).toBe(given);
  });
});
