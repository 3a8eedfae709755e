import { expect, it } from "vitest";
import { differing, merged } from "./useOptions";

const usual = { depth: 5, anchor: null as string | null, steps: [] as string[] };

it("keeps only what is not usual in the address", () => {
  expect(differing(usual, { ...usual, depth: 3 })).toEqual({ depth: 3 });
  expect(differing(usual, { ...usual, steps: [] })).toBeUndefined();
});

it("reads back what it wrote", () => {
  const options = { depth: 2, anchor: "Shop", steps: ["a"] };
  expect(merged(usual, differing(usual, options))).toEqual(options);
});

it.each([null, "x", 3, [], { depth: "deep" }, { steps: "a" }, { stray: 1 }])(
  "takes nothing from %j",
  (given) => {
    expect(merged(usual, given)).toEqual(usual);
  },
);
