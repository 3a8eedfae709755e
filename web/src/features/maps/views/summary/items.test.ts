import { expect, test } from "vitest";
import { smallMap } from "@/live/naive";
import { apply } from "@/mapping/operations";
import type { Operation } from "@/mapping/types";
import { figuresOf, itemsOf } from "./items";

const pain = (id: string, severity: number): Operation => ({
  op: "add",
  what: "card",
  parent: "sees",
  lane: "pain",
  part: { id, kind: "pain", text: id, severity },
});
const map = [pain("mild", 2), pain("awful", 5)].reduce(apply, smallMap());

test("the worst pains come first, each with the number of its step", () => {
  expect(itemsOf(map, "pain").map(({ card, number }) => `${card.id} ${number}`)).toEqual([
    "awful 1",
    "mild 1",
    "crumbs 2",
  ]);
});

test("what stands in a hidden lane is not told", () => {
  expect(itemsOf(apply(map, { op: "set", id: "pain", field: "is_hidden", value: true }), "pain")).toEqual([]);
});

test("the figures count steps, contacts, cards, and those without any evidence", () => {
  expect(figuresOf(map)).toEqual({ steps: 2, touchpoints: 0, cards: 3, assumed: 3 });
});
