// @vitest-environment jsdom
import { expect, it } from "vitest";
import { END, graphOf, START, type Transition } from "./flowGraph";
import { layoutOf } from "./flowLayout";
import { svgOfFlow } from "./flowSvg";

it("draws names that look like markup as what they are", () => {
  const nasty = '<script>alert("&")</script>';
  const flow = [
    { from: START, to: nasty, count: 2 },
    { from: nasty, to: END, count: 2 },
  ] as Transition[];
  const graph = graphOf(flow, 1);
  const svg = svgOfFlow(graph, layoutOf(graph, true), {
    colors: { series: [], text: "black", soft: "gray", line: "silver", card: "white" },
    colorOf: () => "teal",
    labelOf: (name) => name,
    countOf: String,
    figureOf: (transition) => `${transition.count}`,
  });
  const drawn = new DOMParser().parseFromString(svg, "image/svg+xml");
  expect(drawn.querySelector("parsererror, script")).toBeNull();
  expect(drawn.documentElement.textContent).toContain('<script>alert("&")');
});
