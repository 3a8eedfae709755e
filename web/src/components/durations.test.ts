import { expect, it } from "vitest";
import { partsOf, secondsOf } from "./durations";

it("reads lengths of time as the API writes them", () => {
  expect(partsOf("14d")).toEqual({ amount: 14, unit: "d" });
  expect(partsOf("90s")).toEqual({ amount: 1.5, unit: "m" });
  expect(secondsOf("1.5h")).toBe(5400);
});

it.each(["", "d", "-3d", "3 months", null, undefined])("takes %s for none", (text) => {
  expect(partsOf(text)).toBeNull();
  expect(secondsOf(text)).toBeNull();
});
