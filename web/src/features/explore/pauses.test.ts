import { expect, it } from "vitest";
import { type Contact, lanesOf, pausesOf } from "./pauses";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

it("tells the longest pauses in the order of time", () => {
  const moments = [0, 1, 3 * DAY, 3 * DAY + HOUR, 10 * DAY, 10 * DAY + 1];
  expect(pausesOf(moments, 2)).toEqual([
    { after: 1, seconds: expect.closeTo(3 * 86_400, 0) },
    { after: 3, seconds: 7 * 86_400 - 3600 },
  ]);
});

it("takes no short wait for a pause", () => {
  expect(pausesOf([0, HOUR / 2, HOUR - 1])).toEqual([]);
  expect(pausesOf([0, 2 * HOUR, 100 * DAY])).toHaveLength(1);
  expect(pausesOf([5])).toEqual([]);
  expect(pausesOf([])).toEqual([]);
});

it("puts channels in the order in which they are met", () => {
  const contacts = ["web", "shop", "web"].map((channel) => ({ channel }) as Contact);
  expect(lanesOf(contacts)).toEqual(["web", "shop"]);
});
