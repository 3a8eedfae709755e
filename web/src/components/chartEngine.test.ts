// @vitest-environment jsdom
import { expect, it } from "vitest";
import { svgOf } from "./chartEngine";

const colors = { series: ["#000000"], text: "#111111", soft: "#777777", line: "#cccccc", card: "#ffffff" };

it("draws a chart as well-formed SVG whatever its names are", () => {
  const names = ['<b>"quoted"</b> & more', "{x|rich}", "plain"];
  const option = {
    xAxis: { type: "value" as const },
    yAxis: { type: "category" as const, data: names },
    series: { type: "bar" as const, data: [1, 2, 3], label: { show: true } },
  };
  window.matchMedia ??= () => ({ matches: true }) as MediaQueryList;
  const svg = svgOf(option, colors, { width: 400, height: 200 });
  const drawn = new DOMParser().parseFromString(svg, "image/svg+xml");
  expect(drawn.querySelector("parsererror")).toBeNull();
  expect(drawn.querySelector("b")).toBeNull();
  expect(drawn.documentElement.textContent).toContain('<b>"quoted"</b> & more');
});
