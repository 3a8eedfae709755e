import { expect, it } from "vitest";
import type { Plan } from "../plan";
import { actedOn, actionsFor, isTaken, keyOf } from "./placed";

const plan: Plan = {
  id: "p",
  title: "P",
  actions: [{ id: "keep", title: "Keep", origin: { map: "m", part: null, finding: "f" } }],
};
const found = (finding: string, more = {}) => ({
  action: { title: "Keep", origin: { map: "m", finding }, ...more },
  words: "Keep",
});

it("knows a finding by its map, so that none becomes an action twice", () => {
  const taken = actedOn(plan.actions!.map((one) => ({ ...one })));
  expect(taken.has(keyOf(found("f").action))).toBe(true);
  expect(taken.has(keyOf(found("g").action))).toBe(false);
  expect(taken.has(keyOf({ origin: { map: "other", finding: "f" } }))).toBe(false);
});

it("takes findings that one action answers together for acted on, whichever of them the plan names", () => {
  const both = { origin: { map: "m", finding: "g", also: ["f"] } };
  expect(isTaken(actedOn(plan.actions!.map((one) => ({ ...one }))), both)).toBe(true);
  const planned = { origin: { map: "m", finding: "x", also: ["g"] } };
  expect(isTaken(actedOn([planned]), { origin: { map: "m", finding: "g" } })).toBe(true);
  expect(isTaken(actedOn([planned]), { origin: { map: "m", finding: "f" } })).toBe(false);
});

it("gives each action an id of its own and leaves it where its estimate puts it", () => {
  const estimate = { value: 3, unit: "orders", why: "Because." };
  const [first, second] = actionsFor(plan, [found("a", { impact: 0.7, estimate }), found("b")]);
  expect([first!.id, second!.id]).toEqual(["keep-2", "keep-3"]);
  expect(first).toMatchObject({ impact: 0.7, estimate, origin: { finding: "a" } });
  expect(second!.term).not.toBeUndefined();
});
