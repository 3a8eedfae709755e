import { describe, expect, it } from "vitest";
import { type Action, actionsOf } from "../plan";
import { axisOf, dayNumber, dayOf, inOrder, linksOf, shareOf, spansOf } from "./road";

const TODAY = "2024-03-10";
const actions = (...given: (Partial<Action> & { id: string })[]) =>
  actionsOf({ id: "p", title: "P", actions: given.map((one) => ({ title: one.id, ...one })) });
const days = (...given: Parameters<typeof actions>) =>
  spansOf(actions(...given), TODAY).map((one) => [
    one.action.id,
    dayOf(one.from),
    dayOf(one.until),
    one.isGuessed,
  ]);

describe("the road map", () => {
  it("takes the days that are set", () => {
    expect(days({ id: "a", starts_on: "2024-04-01", due_on: "2024-04-09" })).toEqual([
      ["a", "2024-04-01", "2024-04-09", false],
    ]);
  });

  it("begins today where nothing is known, and lasts its work in weeks of five days", () => {
    expect(days({ id: "a", effort: 5 })).toEqual([["a", "2024-03-10", "2024-03-17", true]]);
    expect(days({ id: "a", term: 0 })).toEqual([["a", "2024-03-10", "2024-03-17", true]]);
  });

  it("puts an action behind what it needs", () => {
    expect(days({ id: "b", needs: ["a"], effort: 5 }, { id: "a", effort: 10 })).toEqual([
      ["a", "2024-03-10", "2024-03-24", true],
      ["b", "2024-03-25", "2024-04-01", true],
    ]);
  });

  it("counts back from the day it is due", () => {
    expect(days({ id: "a", due_on: "2024-03-31", effort: 10 })).toEqual([
      ["a", "2024-03-17", "2024-03-31", true],
    ]);
  });

  it("leaves out what was dropped, and ends where a ring would go on for ever", () => {
    expect(days({ id: "a", status: "dropped" })).toEqual([]);
    expect(inOrder(actions({ id: "a", needs: ["b"] }, { id: "b", needs: ["a"] }))).toHaveLength(2);
  });

  it("has an axis of whole months with today among them", () => {
    const axis = axisOf(
      spansOf(actions({ id: "a", starts_on: "2024-04-10", due_on: "2024-05-02" }), TODAY),
      TODAY,
    );
    expect([dayOf(axis.from), dayOf(axis.until)]).toEqual(["2024-03-01", "2024-05-31"]);
    expect(axis.months.map(dayOf)).toEqual(["2024-03-01", "2024-04-01", "2024-05-01"]);
    expect(shareOf(dayNumber("2024-03-01"), axis)).toBe(0);
    expect(shareOf(dayNumber("2024-06-01"), axis)).toBe(1);
  });

  it("names a month every few where there are many", () => {
    const axis = axisOf(
      spansOf(actions({ id: "a", starts_on: "2024-01-10", due_on: "2027-01-02" }), TODAY),
      TODAY,
    );
    expect(axis.months.length).toBeLessThanOrEqual(14);
  });

  it("draws a line from the end of what comes first to what waits for it", () => {
    const spans = spansOf(
      actions(
        { id: "a", starts_on: "2024-03-01", due_on: "2024-03-10" },
        { id: "b", starts_on: "2024-03-21", due_on: "2024-03-31", needs: ["a"] },
      ),
      TODAY,
    );
    expect(linksOf(spans, axisOf(spans, TODAY), 310, 40)).toEqual([
      { from: "a", to: "b", path: "M100,20H106V60H200" },
    ]);
  });
});
