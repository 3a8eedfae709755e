import { expect, it } from "vitest";
import { isOffScale, readingOf, scaled, taken } from "./reading";

const column = { name: "Cijfer", target: null, n: 3, examples: ["9"], lowest: 1, highest: 9 };
const felt = { id: "felt", kind: "emotion", title: "How?" } as const;

it("starts from what was guessed", () => {
  expect(readingOf([column, { ...column, name: "Kent u", target: "knows" }])).toEqual({
    columns: { "Kent u": "knows" },
    scales: {},
  });
});

it("has each question answered by one column, and drops a scale with its column", () => {
  const first = scaled(taken({ columns: { A: "felt" }, scales: {} }, "A", "felt"), "A", "1-7");
  expect(first).toEqual({ columns: { A: "felt" }, scales: { A: "1-7" } });
  expect(taken(first, "B", "felt")).toEqual({ columns: { B: "felt" }, scales: {} });
  expect(taken(first, "A", "")).toEqual({ columns: {}, scales: {} });
  expect(scaled(first, "A", " ")).toEqual({ columns: { A: "felt" }, scales: {} });
});

it("asks for the scale when numbers do not fit the question's own", () => {
  expect(isOffScale(column, felt)).toBe(true);
  expect(isOffScale({ ...column, lowest: -2, highest: 2 }, felt)).toBe(false);
  expect(isOffScale({ ...column, lowest: null, highest: null }, felt)).toBe(false);
  expect(isOffScale(column, { id: "why", kind: "text", title: "Why?" })).toBe(false);
});
