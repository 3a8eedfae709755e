import { describe, expect, it } from "vitest";
import { END, START, type Transition } from "./flowGraph";
import { commonestNext, type FunnelOptions, questionOf, USUAL_FUNNEL } from "./funnel";

const steps = [
  { labels: ["Visit"] },
  { labels: ["Cart"], is_optional: true, within: "2d" },
  { labels: ["Order"] },
];
const funnel = (change: Partial<FunnelOptions>) => questionOf({ ...USUAL_FUNNEL, steps, ...change });

describe("the question of a funnel", () => {
  it("waits for two steps that say something", () => {
    expect(funnel({ steps: [{ labels: ["Visit"] }, { labels: [] }] })).toBeNull();
    expect(funnel({ steps: [{ labels: ["Visit"] }, { labels: [], min_value: 100 }] })?.steps).toHaveLength(2);
  });

  it("leaves out what means nothing in any order", () => {
    const asked = funnel({ mode: "any", exclude: [{ labels: ["Return"] }] });
    expect(asked?.exclude).toEqual([]);
    expect(asked?.steps?.[1]).toEqual({ labels: ["Cart"], is_optional: false, within: null });
  });

  it("forgets steps that an exclusion names and that are gone", () => {
    const exclude = [{ labels: ["Return"], after: 3 }, { labels: [] }, { labels: ["Visit"], after: 2 }];
    expect(funnel({ exclude })?.exclude).toEqual([
      { labels: ["Return"] },
      { labels: ["Visit"], after: 2, before: 3 },
    ]);
  });
});

describe("what is proposed next", () => {
  const flow = [
    { from: START, to: "Ad", count: 5 },
    { from: START, to: "Visit", count: 9 },
    { from: "Visit", to: "Visit", count: 99 },
    { from: "Visit", to: END, count: 50 },
    { from: "Visit", to: "Cart", count: 7 },
    { from: "Ad", to: "Blog", count: 8 },
  ] as Transition[];

  it("begins with what begins journeys", () => {
    expect(commonestNext(flow, [])).toEqual(["Visit", "Ad"]);
  });

  it("goes on with what follows any touchpoint of the last step, never with a step again", () => {
    expect(commonestNext(flow, [{ labels: ["Visit"] }])).toEqual(["Cart"]);
    expect(commonestNext(flow, [{ labels: ["Visit", "Ad"] }])).toEqual(["Blog", "Cart"]);
  });
});
