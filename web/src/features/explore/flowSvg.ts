import type { ChartColors } from "@/components/chartColors";
import { END, type FlowGraph, START, type Transition } from "./flowGraph";
import { curveThrough, type FlowLayout } from "./flowLayout";
import { strokeOf } from "./flowStyle";

interface Look {
  colors: ChartColors;
  colorOf: (name: string) => string;
  labelOf: (name: string) => string;
  countOf: (count: number) => string;
  figureOf: (transition: Transition) => string;
}

/** The flow as an SVG document of its own, as it stands on the screen. */
export function svgOfFlow(graph: FlowGraph, layout: FlowLayout, look: Look): string {
  const { width, height } = layout;
  const most = Math.max(1, ...graph.edges.map((one) => one.count));
  const ways = layout.edges.map(({ transition, points }) => {
    const stroke = strokeOf(transition.count, most).toFixed(1);
    return `<path d="${curveThrough(points)}" fill="none" stroke="${look.colors.soft}" stroke-opacity="0.35" stroke-width="${stroke}" marker-end="url(#arrow)"/>`;
  });
  const figures = layout.edges.map(({ transition, label }) =>
    text(look.figureOf(transition), label.x, label.y + 4, 11, look.colors.text, "middle", look.colors.card),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.ceil(width)}" height="${Math.ceil(height)}" viewBox="0 0 ${width} ${height}" font-family="system-ui, 'Segoe UI', Roboto, sans-serif">`,
    `<rect width="100%" height="100%" fill="${look.colors.card}"/>`,
    `<defs><marker id="arrow" markerUnits="userSpaceOnUse" markerWidth="12" markerHeight="12" refX="9" refY="5" orient="auto"><path d="M0,0L10,5L0,10z" fill="${look.colors.soft}"/></marker></defs>`,
    ...ways,
    ...graph.nodes.map((node) => touchpoint(node, layout, look)),
    ...figures,
    "</svg>",
  ].join("");
}

function touchpoint(node: FlowGraph["nodes"][number], layout: FlowLayout, look: Look): string {
  const { x, y, width, height } = layout.places.get(node.name)!;
  const isMark = node.name === START || node.name === END;
  const { card, line, soft, text: ink } = look.colors;
  const middle = x + width / 2;
  const [at, anchor] = isMark ? [middle, "middle"] : [x + 14, "start"];
  const count = look.countOf(node.count) + (node.repeats ? `  ↻ ${look.countOf(node.repeats)}` : "");
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${isMark ? height / 2 : 4}" fill="${card}" stroke="${line}"/>`,
    isMark
      ? ""
      : `<rect x="${x}" y="${y}" width="5" height="${height}" rx="2" fill="${look.colorOf(node.name)}"/>`,
    text(
      isMark ? look.labelOf(node.name) : fitting(look.labelOf(node.name), width),
      at as number,
      y + height / 2 - 3,
      13,
      ink,
      anchor as string,
    ),
    text(count, at as number, y + height / 2 + 14, 12, soft, anchor as string),
  ].join("");
}

function fitting(label: string, width: number): string {
  const most = Math.floor((width - 24) / 6.8);
  return label.length > most ? `${label.slice(0, most - 1)}…` : label;
}

function text(
  words: string,
  x: number,
  y: number,
  size: number,
  color: string,
  anchor: string,
  halo?: string,
): string {
  const around = halo ? ` stroke="${halo}" stroke-width="3" paint-order="stroke"` : "";
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${color}" text-anchor="${anchor}"${around}>${escaped(words)}</text>`;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (char) => ENTITIES[char]!);
}
