import { describe, expect, it } from "vitest";
import type { Touchpoint } from "./merge";
import { boardOf, filtered, neighbour, sorted } from "./rows";

const made = (name: string, more: Partial<Touchpoint> = {}): Touchpoint => ({
  name,
  channel: null,
  phase: null,
  weight: "primary",
  owner: null,
  description: null,
  rules: [],
  n_events: null,
  n_persons: null,
  first: null,
  last: null,
  ...more,
});

const names = (found: readonly Touchpoint[]) => found.map((one) => one.name);
const phases = ["orientation", "purchase"];
const all = [
  made("Order", { channel: "web", phase: "purchase", n_events: 5, owner: "Sales" }),
  made("Ad", { channel: "social", phase: "orientation", n_events: 90 }),
  made("Call", { rules: [{ field: "name", equals: "phoned" }] }),
];

describe("the register as a table", () => {
  it("shows those that a filter lets through", () => {
    expect(names(filtered(all, { channel: "web" }))).toEqual(["Order"]);
    expect(names(filtered(all, { owner: "" }))).toEqual(["Ad", "Call"]);
    expect(names(filtered(all, { q: "PHON" }))).toEqual(["Call"]);
    expect(names(filtered(all, {}))).toEqual(["Order", "Ad", "Call"]);
  });

  it("sorts by what is known, and puts what is unknown last either way", () => {
    expect(names(sorted(all, "events", true, phases, "en"))).toEqual(["Ad", "Order", "Call"]);
    expect(names(sorted(all, "events", false, phases, "en"))).toEqual(["Order", "Ad", "Call"]);
    expect(names(sorted(all, "phase", false, phases, "en"))).toEqual(["Ad", "Order", "Call"]);
    expect(names(sorted(all, "name", false, phases, "en"))).toEqual(["Ad", "Call", "Order"]);
    expect(names(sorted(all, "order", false, phases, "en"))).toEqual(["Order", "Ad", "Call"]);
  });
});

describe("the register as a board", () => {
  it("has a row a channel in use and a column a phase", () => {
    const board = boardOf(all.slice(0, 2), phases, ["web", "social", "phone"]);
    expect(board.columns).toEqual(phases);
    expect(board.rows.map((row) => [row.channel, row.cells.map((cell) => names(cell.touchpoints))])).toEqual([
      ["web", [[], ["Order"]]],
      ["social", [["Ad"], []]],
    ]);
  });

  it("shows those without a channel or a phase, or of a phase that is gone", () => {
    const board = boardOf([made("a"), made("b", { channel: "web", phase: "old" })], phases, ["web"]);
    expect(board.columns).toEqual([...phases, null]);
    expect(board.rows.map((row) => names(row.cells[2]!.touchpoints))).toEqual([["b"], ["a"]]);
  });
});

it("an arrow key points at the cell beside, but not beyond the edge", () => {
  const places = { channels: ["web", "app"], phases: ["a", "b"] };
  const at = { channel: "web", phase: "a" };
  expect(neighbour(at, places, "ArrowRight")).toEqual({ channel: "web", phase: "b" });
  expect(neighbour(at, places, "ArrowDown")).toEqual({ channel: "app", phase: "a" });
  expect(neighbour(at, places, "ArrowUp")).toBeNull();
  expect(neighbour(at, places, "x")).toBeNull();
});
