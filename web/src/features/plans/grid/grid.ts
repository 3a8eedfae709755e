import type { Action } from "../plan";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A place on the grid: term from left to right, impact from bottom to top, each 0 … 1. */
export interface Spot {
  readonly term: number;
  readonly impact: number;
}

export type Side = "right" | "left" | "above" | "below";

/** Where a dot is drawn, in pixels from the left and the top, and on which side its title stands. */
export interface Dot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly side: Side | null;
}

export const DOT = 30;
// Two lines of a title and one of an estimate.
const LABEL = { width: 176, height: 48, gap: 4 };
const STEP = 0.02;
const LEAP = 0.1;

/** The middle of the dot at a spot; dots stay wholly inside. */
export function pixelsOf({ term, impact }: Spot, { width, height }: Size): { x: number; y: number } {
  return {
    x: DOT / 2 + term * Math.max(0, width - DOT),
    y: DOT / 2 + (1 - impact) * Math.max(0, height - DOT),
  };
}

/** The spot under a point; what lies outside comes to the edge. */
export function spotAt(x: number, y: number, { width, height }: Size): Spot {
  return {
    term: rounded((x - DOT / 2) / Math.max(1, width - DOT)),
    impact: rounded(1 - (y - DOT / 2) / Math.max(1, height - DOT)),
  };
}

/** The spot that an arrow key leads to; with `isFar` in leaps. Null for any other key. */
export function stepped(spot: Spot, key: string, isFar: boolean): Spot | null {
  const by = isFar ? LEAP : STEP;
  const [across, up] =
    { ArrowRight: [by, 0], ArrowLeft: [-by, 0], ArrowUp: [0, by], ArrowDown: [0, -by] }[key] ?? [];
  if (across === undefined || up === undefined) return null;
  return { term: rounded(spot.term + across), impact: rounded(spot.impact + up) };
}

/** Dots apart where several share a spot, each with its title on a side where it hides no other. */
export function dotsOf(actions: readonly Pick<Action, "id" | "term" | "impact">[], size: Size): Dot[] {
  const placed = apart(
    actions.map((one) => ({ id: one.id, ...pixelsOf(one, size) })),
    size,
  );
  const taken: Box[] = placed.map(({ x, y }) => boxAround(x, y));
  return placed.map((dot) => {
    for (const side of ["right", "left", "above", "below"] as const) {
      const box = labelBox(dot.x, dot.y, side);
      if (!isInside(box, size) || taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      return { ...dot, side };
    }
    return { ...dot, side: null };
  });
}

/** A spot near the middle where no action stands yet. */
export function freeSpot(actions: readonly Spot[]): Spot {
  for (let ring = 0; ring <= 5; ring++) {
    for (const up of [0, -1, 1]) {
      for (const across of [0, 1, -1]) {
        const spot = {
          term: rounded(0.5 + across * ring * 0.09),
          impact: rounded(0.5 + up * ring * 0.09),
        };
        const isFree = actions.every(
          (one) => Math.hypot(one.term - spot.term, one.impact - spot.impact) > 0.08,
        );
        if (isFree) return spot;
      }
    }
  }
  return { term: 0.5, impact: 0.5 };
}

export type Field = "now" | "project" | "side" | "later";

/** In which field of the grid an action stands; the middle belongs to soon and to much. */
export function fieldOf({ term, impact }: Spot): Field {
  if (impact >= 0.5) return term <= 0.5 ? "now" : "project";
  return term <= 0.5 ? "side" : "later";
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const boxAround = (x: number, y: number): Box => ({
  left: x - DOT / 2,
  right: x + DOT / 2,
  top: y - DOT / 2,
  bottom: y + DOT / 2,
});

function labelBox(x: number, y: number, side: Side): Box {
  const { width, height, gap } = LABEL;
  const near = DOT / 2 + gap;
  const across = { right: x + near, left: x - near - width, above: x - width / 2, below: x - width / 2 }[
    side
  ];
  const down = { right: y - height / 2, left: y - height / 2, above: y - near - height, below: y + near }[
    side
  ];
  return { left: across, right: across + width, top: down, bottom: down + height };
}

const isInside = (box: Box, { width, height }: Size) =>
  box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Moves a dot that would hide one before it beside that one, downwards where there is no room. */
function apart<One extends { x: number; y: number }>(dots: readonly One[], { width, height }: Size): One[] {
  const done: One[] = [];
  for (const dot of dots) {
    let { x, y } = dot;
    for (let tries = 0; tries < 40; tries++) {
      const isHidden = done.some((other) => Math.hypot(other.x - x, other.y - y) < DOT * 0.7);
      if (!isHidden) break;
      x += DOT;
      if (x > width - DOT / 2) [x, y] = [Math.min(dot.x, width - DOT / 2), y + DOT];
      if (y > height - DOT / 2) y = DOT / 2;
    }
    done.push({ ...dot, x, y });
  }
  return done;
}

const rounded = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
