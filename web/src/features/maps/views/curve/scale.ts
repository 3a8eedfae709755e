import { snapped } from "../../grid/mood";

/** How high the curve is drawn, and the room above +2 and below −2. */
export const HEIGHT = 380;
const TOP = 42;
const BOTTOM = 46;

/** How far down a value stands. */
export function heightOf(value: number): number {
  return TOP + ((2 - value) / 4) * (HEIGHT - TOP - BOTTOM);
}

/** The value that people set at a height. */
export function valueAt(y: number): number {
  return snapped(2 - ((y - TOP) / (HEIGHT - TOP - BOTTOM)) * 4);
}
