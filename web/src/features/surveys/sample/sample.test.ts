import { expect, it } from "vitest";
import { shareOf } from "./sample";

it("reads per cents as shares that make sense", () => {
  expect(shareOf(5, 0.5, 50)).toBe(0.05);
  expect(shareOf("7.5", 0.5, 50)).toBe(0.075);
  expect(shareOf(0, 0.5, 50)).toBe(0.005);
  expect(shareOf(400, 1, 100)).toBe(1);
  expect(shareOf("", 1, 100)).toBeNull();
  expect(shareOf("-", 1, 100)).toBeNull();
});
