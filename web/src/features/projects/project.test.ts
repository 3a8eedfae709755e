import { describe, expect, it } from "vitest";
import { filled, headOf, idFor, mayHold, nested, type Project, ticked } from "./project";

const maps = [
  { id: "a", title: "A" },
  { id: "b", title: "B", under: "a" },
  { id: "d", title: "D" },
  { id: "c", title: "C", under: "b" },
];
const project: Project = { id: "p", title: "P", maps };

describe("the maps of a project", () => {
  it("go from broad to specific", () => {
    expect(nested(maps).map(({ depth, one }) => [depth, one.id])).toEqual([
      [0, "a"],
      [1, "b"],
      [2, "c"],
      [0, "d"],
    ]);
  });

  it("never lie under themselves, near or far", () => {
    expect(mayHold(maps, "a").map((one) => one.id)).toEqual(["d"]);
    expect(mayHold(maps, "c").map((one) => one.id)).toEqual(["a", "b", "d"]);
  });

  it("get an id that nothing in the project has", () => {
    expect(idFor(project, "A", "map")).toBe("a-2");
    expect(idFor({ ...project, lessons: [{ id: "call", text: "Call" }] }, "Call", "lesson")).toBe("call-2");
  });
});

describe("a tick", () => {
  const done: Project = { ...project, ticks: { goal: { is_done: true, on: "2026-03-01" } } };

  it("leaves those of other steps", () => {
    expect(ticked(done, "scope", false, "2026-03-02")).toEqual({
      goal: { is_done: true, on: "2026-03-01" },
      scope: { is_done: false, on: "2026-03-02" },
    });
  });

  it("is taken away, and nothing is left of the last", () => {
    expect(ticked(done, "goal", null, "2026-03-02")).toBeNull();
  });
});

it("leaves out what is not said", () => {
  expect(filled({ breadth: "across", occasion: null, is_judged_by_kpis: false })).toEqual({
    breadth: "across",
  });
  expect(filled({ breadth: null })).toBeNull();
});

it("takes to a new map what the project says already", () => {
  expect(headOf({ ...project, goal: "Fewer calls", audiences: [], personas: ["anna"] })).toEqual([
    ["goal", "Fewer calls"],
    ["personas", ["anna"]],
  ]);
});
