import { expect, it } from "vitest";
import { chainOf, running } from "./variants";

it("puts repeats together when asked", () => {
  const seen = ["Ad", "Page", "Page", "Ad"];
  expect(chainOf(seen, true)).toEqual([
    { name: "Ad", times: 1 },
    { name: "Page", times: 2 },
    { name: "Ad", times: 1 },
  ]);
  expect(chainOf(seen, false)).toHaveLength(4);
});

it("adds up as it goes", () => {
  expect(running([3, 2, 0, 1])).toEqual([3, 5, 5, 6]);
});
