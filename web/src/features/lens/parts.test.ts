import { describe, expect, it } from "vitest";
import type { Lens } from "./lens";
import { cleaned, dayIn, daysLater, partsOfLens, presetOf, without } from "./parts";

const full: Lens = {
  period: { start: "2026-01-01", end: "2026-02-01" },
  segment: { device: ["mobile"], region: [] },
  did: ["Order"],
  did_not: [],
  level: "channel",
  grouping: { Own: ["web", "app"] },
  hidden: ["post"],
  gap: "30d",
  outcome: ["Order", "Return"],
  part: "buyer",
  subject: "account",
};

describe("a lens", () => {
  it("loses what says nothing", () => {
    expect(
      cleaned({ period: { start: null, end: null }, level: "touchpoint", subject: "person", did: [] }),
    ).toEqual({});
  });

  it("keeps no part of a journey without an outcome that parts it", () => {
    expect(cleaned({ part: "buyer", outcome: [] })).toEqual({});
  });

  it("is taken apart to nothing by its chips, in any order", () => {
    for (const parts of [partsOfLens(full), partsOfLens(full).reverse()]) {
      expect(parts.length).toBe(11);
      expect(parts.reduce(without, full)).toEqual({});
    }
  });

  it("forgets the names of a level with the level", () => {
    expect(without({ level: "channel", hidden: ["web"], did: ["Order"] }, { kind: "level" })).toEqual({
      did: ["Order"],
    });
  });
});

describe("days", () => {
  it("are those of the zone", () => {
    expect(dayIn("2026-02-10T23:30:00Z", "Europe/Amsterdam")).toBe("2026-02-11");
    expect(daysLater("2026-02-28", 1)).toBe("2026-03-01");
  });

  it.each([
    ["d7", "2026-02-04", "2026-02-11"],
    ["this_month", "2026-02-01", "2026-03-01"],
    ["last_month", "2026-01-01", "2026-02-01"],
    ["last_year", "2025-01-01", "2026-01-01"],
  ] as const)("%s ends where the data ends", (preset, start, end) => {
    expect(presetOf(preset, "2026-02-10")).toEqual({ start, end });
  });

  it("go back over the new year", () => {
    expect(presetOf("last_month", "2026-01-15")).toEqual({ start: "2025-12-01", end: "2026-01-01" });
  });
});
