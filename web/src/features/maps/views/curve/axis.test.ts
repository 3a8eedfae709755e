import { expect, test } from "vitest";
import type { Step } from "@/mapping/types";
import { axisOf, hasTimes } from "./axis";

const steps = [0, 60, 86_400].map(
  (wait_seconds, n): Step => ({ id: `s${n}`, title: "", cards: {}, wait_seconds }),
);

test("steps at equal distances fill the width", () => {
  expect(axisOf(steps, 600, false)).toEqual({ middles: [100, 300, 500], rooms: [200, 200, 200], width: 600 });
});

test("a long wait takes more room than a short one, but not a thousand times as much", () => {
  const [first, second, third] = axisOf(steps, 900, true).middles as [number, number, number];
  const ratio = (third - second) / (second - first);
  expect(ratio).toBeGreaterThan(1.5);
  expect(ratio).toBeLessThan(5);
});

test("many steps get the room that their names need, also beyond the window", () => {
  const many = Array.from({ length: 30 }, (_, n): Step => ({ id: `s${n}`, title: "", cards: {} }));
  expect(Math.min(...axisOf(many, 600, false).rooms)).toBeGreaterThanOrEqual(104);
});

test("a map without waits has no times", () => {
  expect([hasTimes(steps), hasTimes([{ id: "a", title: "", cards: {} }])]).toEqual([true, false]);
});
