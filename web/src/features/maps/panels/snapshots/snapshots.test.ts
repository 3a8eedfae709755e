import { expect, test } from "vitest";
import { smallMap } from "@/live/naive";
import { apply, inverse } from "@/mapping/operations";
import { cardsOf, stepsOf } from "@/mapping/places";
import { Refusal } from "@/mapping/refusal";
import type { JourneyMap, Operation } from "@/mapping/types";
import { countsOf, differencesOf } from "./differences";
import { restoring } from "./restoring";

const STEP = { id: "pays", title: "Pays" };
const CARD = { id: "slow", kind: "pain", text: "Slow" };

function edited(map: JourneyMap, ...operations: Operation[]): JourneyMap {
  return operations.reduce(apply, map);
}

test("a map that has not changed needs nothing to be as it was", () => {
  expect(restoring(smallMap(), smallMap())).toBeNull();
});

test("what was removed comes back, with all that was in it and what led to it", () => {
  const then = smallMap();
  const now = edited(then, { op: "remove", id: "after" }, { op: "remove", id: "pain" });
  expect(edited(now, restoring(now, then)!)).toEqual(then);
});

test("a lane of another kind comes back as the kind that it was", () => {
  const then = smallMap();
  const now = edited(
    then,
    { op: "remove", id: "crumbs" },
    { op: "set", id: "pain", field: "kind", value: "delight" },
    {
      op: "add",
      what: "card",
      parent: "eats",
      lane: "pain",
      part: { id: "crumbs", kind: "delight", text: "Mm" },
    },
  );
  expect(edited(now, restoring(now, then)!)).toEqual(then);
});

// A small generator of numbers, the same in every run.
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

function randomOperation(map: JourneyMap, pick: (below: number) => number, n: number): Operation {
  const steps = stepsOf(map);
  const cards = [...cardsOf(map)].map(({ card }) => card.id);
  const step = steps[pick(steps.length)]?.id ?? "none";
  const phase = map.phases[pick(map.phases.length)]?.id ?? "none";
  const lane = map.lanes[pick(map.lanes.length)]!;
  const ids = [...cards, ...steps.map((one) => one.id), ...map.phases.map((one) => one.id)];
  const choices: Operation[] = [
    { op: "add", what: "step", parent: phase, index: pick(3), part: { id: `s${n}`, title: `S${n}` } },
    { op: "add", what: "phase", index: pick(3), part: { id: `p${n}`, title: `P${n}` } },
    {
      op: "add",
      what: "card",
      parent: step,
      lane: lane.id,
      index: pick(3),
      part: { id: `c${n}`, kind: lane.kind, text: "x", ...(pick(2) && { persona: "anna" }) },
    },
    { op: "move", id: cards[pick(cards.length)] ?? "none", parent: step, lane: lane.id, index: pick(3) },
    { op: "move", id: step, parent: phase, index: pick(3) },
    { op: "move", id: phase, index: pick(3) },
    { op: "move", id: lane.id, index: pick(3) },
    { op: "remove", id: ids[pick(ids.length)] ?? "none" },
    { op: "set", id: step, field: "is_end", value: true },
    { op: "set", id: "head", field: "goal", value: { en: `Goal ${n}` } },
    {
      op: "add",
      what: "edge",
      part: { id: `e${n}`, from: step, to: steps[pick(steps.length)]?.id ?? "none" },
    },
    { op: "set", id: lane.id, field: "is_hidden", value: true },
    { op: "add", what: "lane", index: pick(4), part: { id: `l${n}`, kind: "emotion" } },
    { op: "add", what: "persona", part: { id: `q${n}`, name: "Q" } },
    { op: "set", id: "head", field: "personas", value: ["anna", `q${n - 1}`] },
  ];
  return choices[pick(choices.length)]!;
}

test("whatever was edited, restoring makes the map that it was, and its undo the map that it is", () => {
  for (let seed = 1; seed <= 60; seed++) {
    const pick = numbers(seed);
    const versions = [smallMap()];
    let map = versions[0]!;
    for (let n = 1; n <= 40; n++) {
      try {
        map = apply(map, randomOperation(map, pick, n));
      } catch (refusal) {
        if (!(refusal instanceof Refusal)) throw refusal;
      }
      if (n % 13 === 0) versions.push(map);
    }
    for (const then of versions) {
      const operation = restoring(map, then);
      expect(operation ? apply(map, operation) : map).toEqual(then);
      if (operation) expect(apply(then, inverse(map, operation))).toEqual(map);
    }
  }
});

test("what came, went, changed and moved is marked, and all of it is laid out", () => {
  const then = edited(smallMap(), { op: "add", what: "card", parent: "eats", lane: "pain", part: CARD });
  const now = edited(
    then,
    { op: "remove", id: "crumbs" },
    { op: "set", id: "sees", field: "title", value: "Looks" },
    { op: "move", id: "slow", parent: "sees", lane: "pain" },
    { op: "add", what: "step", parent: "after", index: 0, part: STEP },
  );
  const found = differencesOf(then, now);
  expect(Object.fromEntries(found.marks)).toEqual({
    crumbs: "removed",
    sees: "changed",
    slow: "moved",
    pays: "added",
  });
  expect(stepsOf(found.both).map((step) => step.id)).toEqual(["sees", "pays", "eats"]);
  expect([...cardsOf(found.both)].map(({ card, step }) => `${card.id} ${step.id}`)).toEqual([
    "slow sees",
    "crumbs eats",
  ]);
  expect(countsOf(found)).toEqual({ added: 1, removed: 1, changed: 1, moved: 1 });
});

test("a step that was removed with its cards stands where it stood, marked with them", () => {
  const then = smallMap();
  const now = edited(then, { op: "remove", id: "eats" });
  const { both, marks } = differencesOf(then, now);
  expect(stepsOf(both).map((step) => step.id)).toEqual(["sees", "eats"]);
  expect([marks.get("eats"), marks.get("crumbs")]).toEqual(["removed", "removed"]);
});

test("a changed card is known as it was", () => {
  const then = smallMap();
  const now = edited(then, { op: "set", id: "crumbs", field: "text", value: "Many crumbs" });
  expect(differencesOf(then, now).before.get("crumbs")).toMatchObject({ text: "Crumbs" });
});
