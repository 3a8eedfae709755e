import type { JourneyMap } from "@/mapping/types";
import type { Way } from "./ways";

export const BOX = { width: 204, height: 84 };
const GAP = 34;
const TRACK = 13;
const GUTTER = 44;
const LABEL = 108;
const HEADER = 40;
const PADDING = 14;
const CORRIDOR = 16;
const MOST_IN_COLUMN = 8;

export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}
export type Point = readonly [x: number, y: number];

/** A phase, or a part of one, and the steps in it, from above to below. */
export interface Band extends Place {
  readonly phase: string;
  readonly isContinued: boolean;
}

export interface Route {
  readonly way: Way;
  readonly points: readonly Point[];
  readonly label: Point;
}

/** Where everything of a flow chart stands. */
export interface Plan {
  readonly bands: readonly Band[];
  readonly boxes: ReadonlyMap<string, Place>;
  readonly routes: readonly Route[];
  readonly width: number;
  readonly height: number;
}

type Kind = "down" | "across" | "beside" | "around";
type Routed = { way: Way; kind: Kind; from: number; to: number; gutter: number; track: number };

/**
 * The steps of a phase below each other, the phases side by side, and a track of its own for every way.
 *
 * The flow chart among the reports stands the same way. When it is narrow, all phases stand below each other.
 * A box is higher by what stands in it of a proof: figures, contacts.
 */
export function planOf(
  map: JourneyMap,
  ways: readonly Way[],
  isNarrow: boolean,
  more: (step: string) => number = () => 0,
): Plan {
  const columns = columnsOf(map, isNarrow);
  const columnOf = new Map(
    columns.flatMap((one, c) => one.flatMap(({ steps }) => steps.map((s) => [s, c] as const))),
  );
  const place = new Map([...columnOf.keys()].map((step, at) => [step, at]));
  const routed = routedIn(ways, columnOf, place);
  const gutters = guttersOf(routed, columns.length);
  const { bands, boxes, lowest } = placed(columns, gutters, (step) => BOX.height + more(step));
  const ports = new Ports(boxes, routed);
  let corridor = lowest + CORRIDOR;
  const routes = routed.map((one) => {
    const isAround = one.kind === "around";
    if (isAround) corridor += CORRIDOR;
    return routeOf(one, boxes, gutters, ports, corridor);
  });
  const last = gutters.at(-1)!;
  const width = Math.max(last.left + last.width, ...bands.map((band) => band.x + band.width));
  return { bands, boxes, routes: withLabelsApart(routes), width, height: corridor + CORRIDOR };
}

interface Part {
  phase: string;
  steps: string[];
  isContinued: boolean;
}

function columnsOf(map: JourneyMap, isNarrow: boolean): Part[][] {
  const parts = map.phases.flatMap((phase): Part[] => {
    const ids = phase.steps.map((step) => step.id);
    const n = isNarrow ? 1 : Math.max(1, Math.ceil(ids.length / MOST_IN_COLUMN));
    const bounds = Array.from({ length: n + 1 }, (_, i) => Math.floor((ids.length * i) / n));
    return bounds
      .slice(1)
      .map((end, i) => ({ phase: phase.id, steps: ids.slice(bounds[i], end), isContinued: i > 0 }));
  });
  return isNarrow ? [parts] : parts.map((part) => [part]);
}

function routedIn(
  ways: readonly Way[],
  columnOf: ReadonlyMap<string, number>,
  place: ReadonlyMap<string, number>,
): Routed[] {
  const known = ways.filter((way) => columnOf.has(way.from) && columnOf.has(way.to));
  const kinds = known.map((way) => ({ way, kind: kindOf(way, columnOf, place) }));
  const tracks = new Map<number, number>();
  // Ways within a column take the tracks next to it, so that none lies over one that leaves for the right.
  const sorted = [...kinds].sort((a, b) => Number(b.kind === "beside") - Number(a.kind === "beside"));
  return sorted.map(({ way, kind }) => {
    const from = columnOf.get(way.from)!;
    const track = kind === "down" ? 0 : (tracks.get(from + 1) ?? 0);
    if (kind !== "down") tracks.set(from + 1, track + 1);
    return { way, kind, from, to: columnOf.get(way.to)!, gutter: from + 1, track };
  });
}

function kindOf(way: Way, columnOf: ReadonlyMap<string, number>, place: ReadonlyMap<string, number>): Kind {
  const [here, there] = [columnOf.get(way.from)!, columnOf.get(way.to)!];
  if (here === there) return place.get(way.to) === place.get(way.from)! + 1 ? "down" : "beside";
  return there === here + 1 ? "across" : "around";
}

/** How wide the room left of each column is, and right of the last; and where its first track lies. */
interface Gutter {
  width: number;
  first: number;
}

function guttersOf(routed: readonly Routed[], nColumns: number): (Gutter & { left: number })[] {
  let left = 0;
  return Array.from({ length: nColumns + 1 }, (_, g) => {
    const out = routed.filter((one) => one.gutter === g && one.kind !== "down");
    const into = routed.filter((one) => one.kind === "around" && one.to === g).length;
    const room = out.some((one) => hasLabel(one.way)) ? LABEL : 0;
    const isOuter = g === 0 || g === nColumns;
    const width = (isOuter && out.length + into === 0 ? 0 : GUTTER) + (out.length + into) * TRACK + room;
    const gutter = { width, first: GUTTER / 2 + room / 2, left };
    left += width + BOX.width;
    return gutter;
  });
}

function placed(
  columns: Part[][],
  gutters: readonly { left: number; width: number }[],
  heightOf: (step: string) => number,
) {
  const bands: Band[] = [];
  const boxes = new Map<string, Place>();
  let lowest = 0;
  for (const [c, parts] of columns.entries()) {
    const x = gutters[c]!.left + gutters[c]!.width;
    let y = 0;
    for (const { phase, steps, isContinued } of parts) {
      let below = y + HEADER;
      for (const step of steps) {
        const height = heightOf(step);
        boxes.set(step, { x, y: below, width: BOX.width, height });
        below += height + GAP;
      }
      const end = below - (steps.length > 0 ? GAP : 0) + PADDING;
      bands.push({ phase, isContinued, x: x - PADDING, y, width: BOX.width + 2 * PADDING, height: end - y });
      y = end + GAP / 2;
    }
    lowest = Math.max(lowest, y);
  }
  return { bands, boxes, lowest };
}

type Side = "right" | "left";

/** Hands out places on the sides of boxes, so that no two ways touch one at the same point. */
class Ports {
  private readonly given = new Map<string, number>();
  private readonly wanted = new Map<string, number>();

  constructor(
    private readonly boxes: ReadonlyMap<string, Place>,
    routed: readonly Routed[],
  ) {
    for (const { way, kind } of routed) {
      if (kind === "down") continue;
      const into = kind === "beside" ? "right" : "left";
      for (const key of [keyOf(way.from, "right", true), keyOf(way.to, into, false)]) {
        this.wanted.set(key, (this.wanted.get(key) ?? 0) + 1);
      }
    }
  }

  /** Below the middle of a side ways leave, above it they come in. */
  next(step: string, side: Side, isLeaving: boolean): number {
    const key = keyOf(step, side, isLeaving);
    const n = this.given.get(key) ?? 0;
    this.given.set(key, n + 1);
    const { y, height } = this.boxes.get(step)!;
    const apart = Math.min(11, (height / 2 - 12) / (this.wanted.get(key) ?? 1));
    return isLeaving ? y + height / 2 + n * apart : y + height / 2 - 12 - n * apart;
  }
}

function keyOf(step: string, side: Side, isLeaving: boolean): string {
  return `${step} ${side} ${isLeaving}`;
}

function routeOf(
  { way, kind, to, gutter, track }: Routed,
  boxes: ReadonlyMap<string, Place>,
  gutters: readonly (Gutter & { left: number })[],
  ports: Ports,
  corridor: number,
): Route {
  const [here, there] = [boxes.get(way.from)!, boxes.get(way.to)!];
  if (kind === "down") {
    const x = here.x + here.width / 2;
    const points: Point[] = [
      [x, here.y + here.height],
      [x, there.y],
    ];
    return { way, points, label: [x, (here.y + here.height + there.y) / 2] };
  }
  const start: Point = [here.x + here.width, ports.next(way.from, "right", true)];
  const x = gutters[gutter]!.left + gutters[gutter]!.first + track * TRACK;
  if (kind === "beside") {
    const y = ports.next(way.to, "right", false);
    const points: Point[] = [start, [x, start[1]], [x, y], [there.x + there.width, y]];
    return { way, points, label: [x, (start[1] + y) / 2] };
  }
  const y = ports.next(way.to, "left", false);
  if (kind === "across") {
    return { way, points: [start, [x, start[1]], [x, y], [there.x, y]], label: [x, (start[1] + y) / 2] };
  }
  const back = gutters[to]!.left + gutters[to]!.width - PADDING - 8 - (track % 3) * 4;
  const points: Point[] = [start, [x, start[1]], [x, corridor], [back, corridor], [back, y], [there.x, y]];
  return { way, points, label: [(x + back) / 2, corridor] };
}

const LABEL_HEIGHT = 30;

function hasLabel(way: Way): boolean {
  return way.label != null || way.extra !== undefined;
}

/** The routes with labels that do not lie over each other: one that would goes lower. */
function withLabelsApart(routes: readonly Route[]): Route[] {
  const labels: Point[] = [];
  const sorted = [...routes].sort((a, b) => a.label[1] - b.label[1]);
  const moved = new Map<Route, Point>();
  for (const route of sorted) {
    if (!hasLabel(route.way)) continue;
    let [x, y] = route.label;
    for (const [otherX, otherY] of labels) {
      if (Math.abs(otherX - x) < LABEL && Math.abs(otherY - y) < LABEL_HEIGHT) y = otherY + LABEL_HEIGHT;
    }
    labels.push([x, y]);
    moved.set(route, [x, y]);
  }
  return routes.map((route) => ({ ...route, label: moved.get(route) ?? route.label }));
}

const ROUND = 7;

/** A path along points with round corners. */
export function roundedPath(points: readonly Point[]): string {
  const [first, ...others] = points;
  if (!first) return "";
  const parts = others.map((point, i) => {
    const before = points[i]!;
    const after = others[i + 1];
    if (!after) return `L${point[0]},${point[1]}`;
    const near = towards(point, before);
    const far = towards(point, after);
    return `L${near[0]},${near[1]}Q${point[0]},${point[1]} ${far[0]},${far[1]}`;
  });
  return `M${first[0]},${first[1]}${parts.join("")}`;
}

function towards([x, y]: Point, [toX, toY]: Point): Point {
  const length = Math.hypot(toX - x, toY - y) || 1;
  const by = Math.min(ROUND, length / 2) / length;
  return [x + (toX - x) * by, y + (toY - y) * by];
}
