import { describe, expect, it } from "vitest";
import { END, graphOf, START, type Transition } from "./flowGraph";
import { curveThrough, layoutIn, layoutOf } from "./flowLayout";

const flow = graphOf(
  [
    { from: START, to: "visit", count: 9 },
    { from: "visit", to: "cart", count: 4 },
    { from: "cart", to: "visit", count: 1 },
    { from: "visit", to: END, count: 6 },
    { from: "cart", to: END, count: 3 },
  ] as Transition[],
  1,
);

describe("where a flow stands", () => {
  it("lets no touchpoint cover another", () => {
    for (const isWide of [true, false]) {
      const places = [...layoutOf(flow, isWide).places.values()];
      for (const [n, a] of places.entries())
        for (const b of places.slice(n + 1)) {
          const isApart =
            a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
          expect(isApart).toBe(true);
        }
    }
  });

  it("goes from left to right on a wide screen and down on a narrow one", () => {
    const [wide, narrow] = [layoutOf(flow, true), layoutOf(flow, false)];
    expect(wide.places.get(END)!.x).toBeGreaterThan(wide.places.get(START)!.x);
    expect(narrow.places.get(END)!.y).toBeGreaterThan(narrow.places.get(START)!.y);
  });

  it("goes the way that its room is long", () => {
    const isAcross = (width: number, height: number) => {
      const { places } = layoutIn({ width, height }, flow);
      return places.get(END)!.x - places.get(START)!.x > places.get(END)!.y - places.get(START)!.y;
    };
    expect(isAcross(900, 200)).toBe(true);
    expect(isAcross(200, 900)).toBe(false);
  });

  it("draws every way", () => {
    const { edges } = layoutOf(flow, true);
    expect(edges).toHaveLength(5);
    for (const edge of edges) expect(edge.points.length).toBeGreaterThan(1);
  });
});

it("draws a curve that starts and ends at its ends", () => {
  const path = curveThrough([
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 20, y: 10 },
    { x: 30, y: 10 },
  ]);
  expect(path.startsWith("M0,0")).toBe(true);
  expect(path.endsWith("30,10")).toBe(true);
});
