import { expect, it } from "vitest";
import type { Mention } from "../interviews";
import { linesOf, marksIn, placeOf, trimmed, withoutSpeaker } from "./transcript";

const NOTES = "A: how was it?\nP01: fine, very fine.\n\nP01: fine";

const told = (id: string, quote?: string): Mention => ({
  id,
  quote,
  cards: [],
  themes: [],
  is_recognised: true,
  is_decision: false,
});

it("finds each quote once, the same words twice in two places", () => {
  const marks = marksIn(NOTES, [
    told("a", "fine"),
    told("b", "very fine"),
    told("c", "fine"),
    told("d"),
    told("e", "gone"),
  ]);
  expect(marks.map((one) => [one.mention, NOTES.slice(one.start, one.end)])).toEqual([
    ["a", "fine"],
    ["b", "very fine"],
    ["c", "fine"],
  ]);
  expect(marks.map((one) => one.start)).toEqual([20, 26, 43]);
});

it("cuts lines into pieces that are together the whole text", () => {
  const marks = marksIn(NOTES, [told("a", "it?\nP01: fine"), told("b", "very")]);
  const lines = linesOf(NOTES, marks);
  expect(lines.map((line) => line.pieces.map((one) => one.words).join("")).join("\n")).toBe(NOTES);
  expect(lines[0]!.pieces.map((one) => one.mention)).toEqual([null, "a"]);
  expect(lines[1]!.pieces.map((one) => one.mention)).toEqual(["a", null, "b", null]);
  for (const { start, words } of lines.flatMap((line) => line.pieces))
    expect(NOTES.slice(start, start + words.length)).toBe(words);
});

it("leaves white space and the speaker out of a quote", () => {
  expect(trimmed("  so  ", { start: 0, end: 6 })).toEqual({ start: 2, end: 4 });
  expect(trimmed("   ", { start: 0, end: 3 })).toBeNull();
  const line = withoutSpeaker(NOTES, { start: 15, end: 36 }, "p01");
  expect(trimmed(NOTES, line)).toEqual({ start: 20, end: 36 });
  expect(trimmed("x".repeat(5000), { start: 0, end: 5000 })).toEqual({ start: 0, end: 4000 });
});

it("puts a new quote behind what was said before it", () => {
  const mentions = [told("a", "fine"), told("b", "very fine")];
  const marks = marksIn(NOTES, mentions);
  expect(placeOf(marks, mentions, 43)).toBe(2);
  expect(placeOf(marks, mentions, 2)).toBe(0);
  expect(placeOf([], mentions, 2)).toBe(2);
});
