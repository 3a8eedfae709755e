import { describe, expect, it } from "vitest";
import { actionsOf } from "../plan";
import { changesOf, columnsOf, neighbour } from "./board";

const actions = actionsOf({
  id: "p",
  title: "P",
  actions: [
    { id: "a", title: "A", status: "doing", department: "Service" },
    { id: "b", title: "B", department: "Marketing" },
    { id: "c", title: "C", status: "done", done_on: "2024-05-01" },
  ],
});

describe("the board", () => {
  it("has a column per status, also where it is empty", () => {
    const columns = columnsOf(actions, "status");
    expect(columns.map((one) => [one.value, one.actions.map((action) => action.id).join()])).toEqual([
      ["idea", "b"],
      ["planned", ""],
      ["doing", "a"],
      ["done", "c"],
      ["dropped", ""],
    ]);
  });

  it("has a column per department, those without one last", () => {
    const columns = columnsOf(actions, "department");
    expect(columns.map((one) => one.value)).toEqual(["Marketing", "Service", null]);
    expect(columns[2]!.actions[0]!.id).toBe("c");
  });

  it("leads to the column beside by an arrow, and nowhere at the edge", () => {
    const columns = columnsOf(actions, "status");
    expect(neighbour(columns, "doing", "ArrowRight")?.value).toBe("done");
    expect(neighbour(columns, "idea", "ArrowLeft")).toBeUndefined();
    expect(neighbour(columns, "idea", "Enter")).toBeUndefined();
  });

  it("keeps the day on which an action is done with its status", () => {
    const [a, , c] = actions;
    expect(changesOf(a!, "status", "done", "2024-06-01")).toEqual([
      ["status", "done"],
      ["done_on", "2024-06-01"],
    ]);
    expect(changesOf(c!, "status", "idea", "2024-06-01")).toEqual([
      ["status", null],
      ["done_on", null],
    ]);
    expect(changesOf(a!, "department", null, "2024-06-01")).toEqual([["department", null]]);
  });
});
