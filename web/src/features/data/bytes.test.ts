import { expect, it } from "vitest";
import { bytesOf } from "./bytes";

it("bytes are told in the unit that fits", () => {
  expect([0, 999, 1500, 25_000_000, 10_240_000_000].map((n) => bytesOf(n, "en"))).toEqual([
    "0 byte",
    "999 byte",
    "1.5 kB",
    "25 MB",
    "10 GB",
  ]);
  expect(bytesOf(1500, "nl")).toBe("1,5 kB");
});
