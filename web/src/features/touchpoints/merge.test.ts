import { describe, expect, it } from "vitest";
import { differing, merged, reordered, shifted, type Touchpoint, withEvents } from "./merge";

const base: Touchpoint = {
  name: "Order",
  channel: "web",
  phase: null,
  weight: "primary",
  owner: null,
  description: null,
  rules: [{ field: "name", equals: "order" }],
  n_events: 3,
  n_persons: 2,
  first: null,
  last: null,
};

describe("two people change a touchpoint", () => {
  it("both changes stay when they are in different fields", () => {
    const { touchpoint, clashes } = merged(base, { ...base, owner: "Sales" }, { ...base, phase: "purchase" });
    expect(clashes).toEqual([]);
    expect([touchpoint.owner, touchpoint.phase]).toEqual(["Sales", "purchase"]);
  });

  it("a field that both changed is told", () => {
    expect(merged(base, { ...base, owner: "Sales" }, { ...base, owner: "IT" }).clashes).toEqual(["owner"]);
  });

  it("the same change twice is no clash", () => {
    expect(merged(base, { ...base, owner: "IT" }, { ...base, owner: "IT" }).clashes).toEqual([]);
  });

  it("counts are no part of it", () => {
    expect(differing(base, { ...base, n_events: 9 })).toEqual([]);
    expect("n_events" in merged(base, base, { ...base, n_events: 9 }).touchpoint).toBe(false);
  });
});

describe("the order of rules", () => {
  const names = ["a", "b", "c", "d"];

  it("puts one before or behind another", () => {
    expect(reordered(names, "d", "b", false)).toEqual(["a", "d", "b", "c"]);
    expect(reordered(names, "a", "c", true)).toEqual(["b", "c", "a", "d"]);
    expect(reordered(names, "a", "a", true)).toEqual(names);
  });

  it("shifts one, but not beyond the ends", () => {
    expect(shifted(names, "b", 1)).toEqual(["a", "c", "b", "d"]);
    expect(shifted(names, "b", -1)).toEqual(["b", "a", "c", "d"]);
    expect(shifted(names, "a", -1)).toEqual(names);
    expect(shifted(names, "a", 9)).toEqual(["b", "c", "d", "a"]);
  });
});

describe("events that are added to a touchpoint", () => {
  it("come beside those it has", () => {
    expect(withEvents(base, ["a", "b"]).rules).toEqual([
      { field: "name", equals: "order" },
      { field: "name", one_of: ["a", "b"] },
    ]);
  });

  it("do not drive out those of its own name", () => {
    expect(withEvents({ ...base, rules: [] }, ["a"]).rules).toEqual([
      { field: "name", equals: "Order" },
      { field: "name", equals: "a" },
    ]);
  });
});
