import { Graph, layout } from "@dagrejs/dagre";
import { END, type FlowGraph, type FlowNode, START, type Transition } from "./flowGraph";

const NODE_HEIGHT = 46;
const MARK_SIZE = 40;
const LEAST_WIDTH = 104;
const LEAST_WIDTH_WITH_REPEATS = 144;
const LABEL_HEIGHT = 18;

export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface FlowLayout {
  /** The left upper corner and the size of each touchpoint. */
  places: Map<string, Place>;
  edges: { transition: Transition; points: Point[]; label: Point }[];
  width: number;
  height: number;
}

interface Point {
  x: number;
  y: number;
}

/** The room that there is to draw in. */
export interface Room {
  width: number;
  height: number;
}

/** How far a layout is drawn smaller (at most at its own size) to fit into a room. */
export function scaleIn(room: Room, { width, height }: Room): number {
  return Math.min(1, room.width / Math.max(1, width), room.height / Math.max(1, height));
}

/** The flow from left to right or from top to bottom: as it is read best in the room there is. */
export function layoutIn(room: Room, flow: FlowGraph): FlowLayout {
  const [across, down] = [layoutOf(flow, true), layoutOf(flow, false)];
  return scaleIn(room, across) >= scaleIn(room, down) ? across : down;
}

/** Where everything of a flow stands: from the start onward, with room for the figures on the ways. */
export function layoutOf(flow: FlowGraph, isWide: boolean): FlowLayout {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({
    rankdir: isWide ? "LR" : "TB",
    ranksep: 22,
    nodesep: isWide ? 20 : 22,
    edgesep: 12,
    marginx: 16,
    marginy: 16,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of flow.nodes) graph.setNode(node.name, sizeOf(node));
  const most = Math.max(1, ...flow.edges.map((one) => one.count));
  for (const one of flow.edges) {
    graph.setEdge(one.from, one.to, {
      width: 44,
      height: LABEL_HEIGHT,
      labelpos: "c",
      weight: 1 + Math.round((20 * one.count) / most),
      minlen: 1,
    });
  }
  layout(graph);
  const places = new Map(
    flow.nodes.map(({ name }) => {
      const { x, y, width, height } = graph.node(name) as Place;
      return [name, { x: x - width / 2, y: y - height / 2, width, height }] as const;
    }),
  );
  const edges = flow.edges.map((transition) => {
    const edge = graph.edge(transition.from, transition.to) as { points: Point[]; x: number; y: number };
    return { transition, points: edge.points, label: { x: edge.x, y: edge.y } };
  });
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return { places, edges, width, height };
}

function sizeOf({ name, repeats }: FlowNode) {
  if (name === START || name === END) return { width: MARK_SIZE + 16, height: MARK_SIZE };
  return {
    width: Math.min(
      200,
      Math.max(repeats > 0 ? LEAST_WIDTH_WITH_REPEATS : LEAST_WIDTH, 8.6 * name.length + 34),
    ),
    height: NODE_HEIGHT,
  };
}

/** A soft curve through points, as an SVG path. */
export function curveThrough(points: readonly Point[]): string {
  const [first, ...others] = points;
  if (!first) return "";
  const last = others.at(-1);
  if (!last) return `M${first.x},${first.y}`;
  if (others.length === 1) return `M${first.x},${first.y}L${last.x},${last.y}`;
  const parts = others.slice(0, -1).map((point, n) => {
    const next = others[n + 1]!;
    const end = n === others.length - 2 ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${point.x},${point.y} ${end.x},${end.y}`;
  });
  return `M${first.x},${first.y}${parts.join("")}`;
}
