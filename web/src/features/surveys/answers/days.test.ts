import { expect, it } from "vitest";
import { everyDay } from "./days";

it("counts also the days on which nobody answered", () => {
  expect(everyDay({ "2025-03-30": 2, "2025-04-01": 5 })).toEqual([
    { day: "2025-03-30", n: 2, total: 2 },
    { day: "2025-03-31", n: 0, total: 2 },
    { day: "2025-04-01", n: 5, total: 7 },
  ]);
  expect(everyDay({})).toEqual([]);
});

it("leaves out empty days of a survey that ran for years", () => {
  expect(everyDay({ "2015-01-01": 1, "2025-01-01": 1 })).toHaveLength(2);
});
