import { describe, expect, it } from "vitest";
import { together } from "@/documents/change";
import { apply } from "@/documents/operations";
import { structureOf } from "@/documents/structure";
import cases from "../../../../tests/mapping/documents/fit.json";
import { itemsFor, linking, neighbourPlace, placing, turning } from "./edits";
import { canvasesOf, type Proposition } from "./proposition";

const document = { id: "p", title: "P", canvases: [cases.canvas] } as unknown as Proposition;
const canvas = canvasesOf(document)[0]!;
const ours = canvas.offers[0]!;
const need = (id: string) => canvas.needs.find((one) => one.id === id)!;
const item = (id: string) => ours.items.find((one) => one.id === id)!;

const after = (operations: Parameters<typeof together>[0]) =>
  canvasesOf(apply(structureOf("proposition"), document, together(operations)))[0]!;

it("links what fits and is free, and nothing else", () => {
  expect(linking(ours, item("app"), need("dull"), "x")).toMatchObject({
    op: "add",
    what: "link",
    parent: "us",
    part: { id: "x", item: "app", need: "dull" },
  });
  expect(linking(ours, item("shop"), need("gift"), "x")).toBeNull();
  expect(linking(ours, item("promise"), need("thanks"), "x")).toBeNull();
  expect(itemsFor(ours, need("dull")).map((one) => one.id)).toEqual(["shop", "promise", "app"]);
});

it("takes away the links that no longer fit when a note becomes of another kind", () => {
  const turned = after(turning(canvas, "item", "promise", "gain_creator"));
  expect(turned.offers[0]!.links.map((one) => one.id)).toEqual(["l1", "l6", "l3"]);
  const changed = after(turning(canvas, "need", "thanks", "job"));
  expect(changed.offers[0]!.links.map((one) => one.id)).toEqual(["l1", "l2", "l6"]);
});

describe("placing a note", () => {
  const order = (operations: ReturnType<typeof placing>) =>
    after(operations).needs.map((one) => `${one.id} ${one.kind}`);

  it("puts it before another", () => {
    expect(order(placing(canvas, canvas.needs, "need", "dull", "pain", "late"))).toEqual([
      "gift job",
      "dull pain",
      "late pain",
      "thanks gain",
    ]);
  });

  it("puts it behind all of a kind, of which it becomes", () => {
    expect(order(placing(canvas, canvas.needs, "need", "late", "gain", null))).toEqual([
      "gift job",
      "dull pain",
      "thanks gain",
      "late gain",
    ]);
  });

  it("does nothing where it stands already", () => {
    expect(placing(canvas, canvas.needs, "need", "dull", "pain", null)).toEqual([]);
    expect(placing(canvas, canvas.needs, "need", "dull", "pain", "dull")).toEqual([]);
  });

  it("goes a place up or down within its kind", () => {
    expect(neighbourPlace(canvas.needs, "dull", -1)).toBe("late");
    expect(neighbourPlace(canvas.needs, "late", 1)).toBeNull();
    expect(neighbourPlace(canvas.needs, "late", -1)).toBeUndefined();
    expect(neighbourPlace(ours.items, "shop", 1)).toBeNull();
  });
});
