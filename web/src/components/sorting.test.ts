import { expect, it } from "vitest";
import { moved, placeOf } from "./sorting";

it.each([
  ["abcd", 0, 2, "bcad"],
  ["abcd", 3, 0, "dabc"],
  ["abcd", 1, 1, "abcd"],
  ["abcd", 1, 99, "acdb"],
  ["abcd", 7, 0, "abcd"],
])("%s with %i at %i is %s", (list, from, to, next) => {
  expect(moved([...list], from, to).join("")).toBe(next);
});

it("drops an item beside the one it is dropped on", () => {
  for (let from = 0; from < 4; from++)
    for (let over = 0; over < 4; over++)
      for (const isAfter of [false, true]) {
        if (from === over) continue;
        const list = moved([..."abcd"], from, placeOf(from, over, isAfter));
        const gap = list.indexOf("abcd"[from]!) - list.indexOf("abcd"[over]!);
        expect(gap).toBe(isAfter ? 1 : -1);
      }
});
