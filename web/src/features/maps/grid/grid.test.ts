import { describe, expect, it } from "vitest";
import { smallMap } from "@/live/naive";
import { readMap } from "@/mapping/canonical";
import { apply } from "@/mapping/operations";
import { find } from "@/mapping/places";
import type { Card, JourneyMap } from "@/mapping/types";
import { boardOf, endFocus, type Focus, firstFocus, movedFocus, settledFocus } from "./board";
import {
  addedCard,
  copiedCard,
  movedCard,
  pastedRange,
  rewordedCard,
  shiftedAmong,
  shiftedStep,
} from "./commands";
import { itemsOf, rowsOf } from "./paste";

const map = smallMap();
const board = boardOf(map);
const writing = { map, language: "nl" };
const cell = (step: string, lane: string, card: string | null = null): Focus => ({
  area: "cell",
  step,
  lane,
  card,
});

describe("arrows", () => {
  const walk = (from: Focus, ...ways: ("up" | "down" | "left" | "right")[]) =>
    ways.reduce((at, way) => movedFocus(board, at, way), from);

  it("go through the cards of a cell, then on to the next lane", () => {
    const two = apply(map, addedCard(writing, "eats", map.lanes[1]!, "Droog").operation);
    const at = (focus: Focus) => movedFocus(boardOf(two), focus, "down");
    expect(at(cell("eats", "pain", "crumbs"))).toEqual(cell("eats", "pain", "droog"));
    expect(at(cell("eats", "pain", "droog"))).toEqual(cell("eats", "waste"));
  });

  it("go to the headers and back", () => {
    expect(walk(firstFocus(board), "up")).toEqual({ area: "step", phase: "before", step: "sees" });
    expect(walk(firstFocus(board), "up", "up")).toEqual({ area: "phase", phase: "before" });
    expect(walk(firstFocus(board), "up", "up", "down", "down")).toEqual(firstFocus(board));
    expect(walk(firstFocus(board), "left")).toEqual({ area: "lane", lane: "action" });
    expect(walk(firstFocus(board), "left", "down", "down", "down")).toEqual({ area: "lane", lane: null });
  });

  it("stop at the edges", () => {
    expect(walk(cell("eats", "waste"), "right")).toEqual(cell("eats", "waste"));
    expect(walk(cell("eats", "waste"), "down")).toEqual(cell("eats", "waste"));
  });

  it("pass over the lines of a blueprint, and phases without steps", () => {
    const lined = readMap({
      ...map,
      lanes: [map.lanes[0], { id: "line", kind: "visibility_line" }, map.lanes[1]],
      phases: [
        map.phases[0],
        { id: "empty", title: "Empty" },
        { id: "later", title: "L", steps: [{ id: "x", title: "X" }] },
      ],
      edges: [],
    });
    const wide = boardOf(lined);
    expect(movedFocus(wide, cell("sees", "action"), "down")).toEqual(cell("sees", "pain"));
    expect(movedFocus(wide, cell("sees", "action"), "right")).toEqual(cell("x", "action"));
    expect(endFocus(wide, cell("sees", "action"), true)).toEqual(cell("x", "action"));
  });

  it("begin where a step can be made when there is none", () => {
    const empty = readMap({
      id: "m",
      head: { title: "M" },
      phases: [{ id: "p", title: "P" }],
      lanes: map.lanes,
    });
    expect(firstFocus(boardOf(empty))).toEqual({ area: "step", phase: "p", step: null });
  });

  it("settle near what was removed", () => {
    const without = boardOf(apply(map, { op: "remove", id: "crumbs" }));
    expect(settledFocus(without, cell("eats", "pain", "crumbs"))).toEqual(cell("eats", "pain"));
  });
});

describe("what is pasted", () => {
  it("is a range as Excel and Sheets copy it", () => {
    expect(rowsOf("a\tb\r\nc\t\r\n")).toEqual([
      ["a", "b"],
      ["c", ""],
    ]);
    expect(rowsOf('"two\nlines"\t"say ""hi"""\n')).toEqual([["two lines", 'say "hi"']]);
    expect(rowsOf("one")).toEqual([["one"]]);
    expect(rowsOf("")).toEqual([]);
  });

  it("is a list without its bullets and numbers", () => {
    expect(itemsOf(rowsOf("- Traag\n• Duur\n3. Ver weg\n\nTe 4 uur"))).toEqual([
      "Traag",
      "Duur",
      "Ver weg",
      "Te 4 uur",
    ]);
  });

  it("fills cells from the focused one on, and makes the steps that are missing", () => {
    const rows = rowsOf("Ziet brood\tEet\tBewaart\nDuur\t\tDroogt uit");
    const { operation, leftOut } = pastedRange(
      writing,
      rows,
      { step: "sees", lane: "action" },
      (n) => `Stap ${n}`,
    );
    const after = apply(map, operation!);
    expect(leftOut).toBe(0);
    expect(after.phases[1]!.steps.map((step) => step.id)).toEqual(["eats", "stap-3"]);
    expect(textsIn(after, "sees", "action")).toEqual([{ nl: "Ziet brood" }]);
    expect(textsIn(after, "stap-3", "pain")).toEqual([{ nl: "Droogt uit" }]);
    expect(textsIn(after, "eats", "pain")).toEqual(["Crumbs"]);
  });

  it("says how many rows found no lane", () => {
    const { leftOut } = pastedRange(
      writing,
      rowsOf("a\tb\nc\td\ne\tf\ng\th"),
      { step: "sees", lane: "pain" },
      String,
    );
    expect(leftOut).toBe(2);
  });

  it("stays in one cell when it is a list", () => {
    const { operation } = pastedRange(writing, rowsOf("Traag\nDuur"), { step: "eats", lane: "pain" }, String);
    expect(textsIn(apply(map, operation!), "eats", "pain")).toEqual([
      "Crumbs",
      { nl: "Traag" },
      { nl: "Duur" },
    ]);
  });
});

describe("cards", () => {
  const [action, pain] = map.lanes as [JourneyMap["lanes"][0], JourneyMap["lanes"][0]];
  const crumbs = find(map, "crumbs")!.part as Card;

  it("keep the other languages when one is written", () => {
    expect(rewordedCard(writing, crumbs, "Kruimels")).toMatchObject({
      value: { en: "Crumbs", nl: "Kruimels" },
    });
  });

  it("go when nothing is left on them", () => {
    expect(rewordedCard({ map, language: "en" }, crumbs, "")).toEqual({ op: "remove", id: "crumbs" });
  });

  it("are written anew in a lane of another kind", () => {
    const after = apply(map, movedCard(writing, "crumbs", "sees", action, "Kruimels").operation);
    expect(textsIn(after, "sees", "action")).toEqual([{ nl: "Kruimels" }]);
    expect(find(after, "crumbs")).toBeUndefined();
  });

  it("are copied whole in a lane of their kind", () => {
    const rich = apply(map, { op: "set", id: "crumbs", field: "severity", value: 3 });
    const card = find(rich, "crumbs")!.part as Card;
    const made = copiedCard({ map: rich, language: "en" }, card, "Crumbs", "sees", pain);
    expect(find(apply(rich, made.operation), "crumbs-2")?.part).toMatchObject({
      severity: 3,
      text: "Crumbs",
    });
  });
});

it("moves a step past the end of its phase into the next", () => {
  expect(shiftedStep(map, "sees", 1)).toEqual({ op: "move", id: "sees", parent: "after", index: 0 });
  expect(shiftedStep(map, "eats", -1)).toEqual({ op: "move", id: "eats", parent: "before", index: 1 });
  expect(shiftedStep(map, "eats", 1)).toBeNull();
});

it("moves a lane over those that are hidden", () => {
  const lanes = [{ id: "a" }, { id: "b", is_hidden: true }, { id: "c" }];
  expect(shiftedAmong(lanes, "a", 1)).toEqual({ op: "move", id: "a", index: 2 });
  expect(shiftedAmong(lanes, "a", -1)).toBeNull();
});

function textsIn(map: JourneyMap, step: string, lane: string) {
  const found = find(map, step)!.part as unknown as { cards: { [lane: string]: Card[] } };
  return (found.cards[lane] ?? []).map((card) => ("text" in card ? card.text : null));
}
