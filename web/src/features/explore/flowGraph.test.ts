import { describe, expect, it } from "vitest";
import { END, graphOf, START, type Transition, usualKeep } from "./flowGraph";

function transition(from: string, to: string, count: number): Transition {
  return { from, to, count } as Transition;
}

const flow = [
  transition(START, "visit", 90),
  transition("visit", "visit", 50),
  transition("visit", "cart", 40),
  transition("visit", END, 50),
  transition("cart", "order", 30),
  transition("cart", END, 10),
  transition("order", END, 30),
  transition(START, "order", 1),
  transition("order", "visit", 1),
];

describe("the part of a flow that is drawn", () => {
  it("is all of it when all is kept", () => {
    const graph = graphOf(flow, 1);
    expect(graph.edges).toHaveLength(flow.length - 1);
    expect(graph.share).toBe(1);
  });

  it("counts a touchpoint's events by what comes in, and how often it repeats", () => {
    const visit = graphOf(flow, 1).nodes.find((one) => one.name === "visit");
    expect(visit).toEqual({ name: "visit", count: 141, repeats: 50 });
  });

  it("gives each touchpoint that is drawn a way in and a way out", () => {
    for (const keep of [0, 0.2, 0.5, 0.8]) {
      const { nodes, edges } = graphOf(flow, keep);
      for (const { name } of nodes) {
        expect(name === START || edges.some((one) => one.to === name)).toBe(true);
        expect(name === END || edges.some((one) => one.from === name)).toBe(true);
      }
    }
  });

  it("lets no touchpoint end in nothing, even if that brings another", () => {
    const rare = [...flow, transition("order", "return", 12), transition("return", END, 12)];
    const only = [
      transition(START, "a", 90),
      transition("a", "b", 80),
      transition("b", "c", 70),
      transition("c", END, 70),
    ];
    for (const transitions of [rare, only])
      for (const keep of [0, 0.3, 0.6]) {
        const { nodes, edges } = graphOf(transitions, keep);
        for (const { name } of nodes)
          expect(name === END || edges.some((one) => one.from === name)).toBe(true);
      }
  });

  it("leaves rare ways out", () => {
    const { edges } = graphOf(flow, 0.5);
    expect(edges.some((one) => one.from === START && one.to === "order")).toBe(false);
  });

  it("says which share of the transitions is drawn", () => {
    const { share } = graphOf(
      [transition(START, "a", 6), transition("a", END, 5), transition("a", "b", 1), transition("b", END, 1)],
      0.8,
    );
    expect(share).toBeCloseTo(11 / 13);
  });

  it("is nothing of nothing", () => {
    expect(graphOf([], 0.5)).toEqual({ nodes: [], edges: [], share: 0 });
  });
});

it("keeps everything of a small flow, and a glance of a large one", () => {
  expect(usualKeep(flow)).toBe(1);
  const large = Array.from({ length: 100 }, (_, n) => transition(`${n}`, "x", 1));
  expect(usualKeep(large)).toBe(0.22);
});
