import { expect, it } from "vitest";
import { npsGroup, toneOf } from "./tones";

it("goes from bad to good along the scale, also where 1 is best", () => {
  const felt = { id: "q", kind: "emotion", title: "Q" } as const;
  expect(["-2", "0", "2"].map((one) => toneOf(felt, one))).toEqual([
    "var(--tone-bad)",
    "var(--tone-middle)",
    "var(--tone-good)",
  ]);
  const marks = { id: "q", kind: "scale", title: "Q", worst: 6, best: 1 } as const;
  expect([toneOf(marks, "6"), toneOf(marks, "1")]).toEqual(["var(--tone-bad)", "var(--tone-good)"]);
});

it("has one colour for choices and for importance, which is neither good nor bad", () => {
  expect(toneOf({ id: "q", kind: "single", title: "Q" }, "yes")).toBe("var(--chart-1)");
  expect(toneOf({ id: "q", kind: "scale", title: "Q", asks: "importance" }, "1")).toBe("var(--chart-1)");
});

it("groups NPS as everybody does", () => {
  expect([0, 6, 7, 8, 9, 10].map(npsGroup)).toEqual([
    "detractor",
    "detractor",
    "passive",
    "passive",
    "promoter",
    "promoter",
  ]);
});
