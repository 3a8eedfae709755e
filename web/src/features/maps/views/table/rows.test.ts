import { expect, test } from "vitest";
import { smallMap } from "@/live/naive";
import { apply } from "@/mapping/operations";
import { said } from "@/mapping/texts";
import { titleOf } from "../../titles";
import { clipboardOf, filtered, rowsOf, sorted } from "./rows";

const PAIN = { kind: "pain", id: "queue", text: { en: "Éternal queue" }, persona: "anna" };
const NOTE = { kind: "note", id: "bag", text: "Bag", evidence: [{ kind: "quote", id: "q", text: "A bag!" }] };
const map = [
  { op: "add", what: "card", parent: "sees", lane: "pain", part: PAIN } as const,
  { op: "add", what: "card", parent: "eats", lane: "waste", part: NOTE } as const,
].reduce(apply, smallMap());
const words = {
  said: (text: Parameters<typeof said>[0]) => said(text, "en"),
  lane: (lane: { id: string }) => lane.id,
  card: (card: Parameters<typeof titleOf>[0]) => said(titleOf(card), "en"),
};
const rows = rowsOf(map, words);
const texts = (some: typeof rows) => some.map((row) => row.text);
const ALL = { words: "", phase: null, lane: null, basis: null };

test("every card is a row that tells where it stands and what it rests on", () => {
  expect(texts(rows)).toEqual(["Éternal queue", "Crumbs", "Bag"]);
  expect(rows[0]).toMatchObject({ phase: "Before", number: 1, step: "Sees", lane: "pain", persona: "Anna" });
  expect(rows[2]).toMatchObject({ basis: "reported", evidence: 1 });
});

test("cards of a hidden lane are no rows", () => {
  const hidden = apply(map, { op: "set", id: "pain", field: "is_hidden", value: true });
  expect(texts(rowsOf(hidden, words))).toEqual(["Bag"]);
});

test("a search finds all words anywhere, whatever their case and accents", () => {
  expect(texts(filtered(rows, { ...ALL, words: "eternal ANNA" }))).toEqual(["Éternal queue"]);
  expect(filtered(rows, { ...ALL, words: "eternal bag" })).toEqual([]);
});

test("a choice keeps only the rows that have it", () => {
  expect(texts(filtered(rows, { ...ALL, phase: "After", basis: "assumed" }))).toEqual(["Crumbs"]);
});

test("rows are sorted by a column, up and down", () => {
  expect(texts(sorted(rows, "text", false, "en"))).toEqual(["Bag", "Crumbs", "Éternal queue"]);
  expect(texts(sorted(rows, "step", true, "en"))).toEqual(["Bag", "Crumbs", "Éternal queue"]);
  expect(texts(sorted(rows, "evidence", true, "en"))).toEqual(["Bag", "Éternal queue", "Crumbs"]);
});

test("no cell of the clipboard becomes a formula or another cell", () => {
  expect(
    clipboardOf([
      ["a\tb", "=1+1", -2],
      ["line\nline", "-x", 3],
    ]),
  ).toBe("a b\t'=1+1\t-2\nline line\t'-x\t3");
});
