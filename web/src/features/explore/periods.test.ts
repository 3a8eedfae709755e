import { expect, it } from "vitest";
import { periodName } from "./periods";

it.each([
  ["2026-02-10", "nl", "10 feb 2026"],
  ["2026-02", "en", "Feb 2026"],
  ["2026-W07", "nl", "week 7 2026"],
  ["(unknown)", "nl", "(unknown)"],
])("%s in %s is %s", (period, language, name) => {
  expect(periodName(period, language)).toBe(name);
});
