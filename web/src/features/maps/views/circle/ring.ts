/** A place on the circle, in its own units. */
export type Spot = readonly [x: number, y: number];

export const SIZE = 760;
const MIDDLE = SIZE / 2;
export const RING = { outer: 268, inner: 240 };
const HIGHEST = 222;
const LOWEST = 92;

/** The angle at which a step stands: clockwise from the top, so that the last leads back to the first. */
export function angleOf(place: number, n: number): number {
  return -Math.PI / 2 + ((place + 0.5) / n) * 2 * Math.PI;
}

/** How far from the middle an emotion is drawn: the better, the further out. */
export function radiusOf(value: number): number {
  return LOWEST + ((value + 2) / 4) * (HIGHEST - LOWEST);
}

export function spotAt(angle: number, radius: number): Spot {
  return [MIDDLE + radius * Math.cos(angle), MIDDLE + radius * Math.sin(angle)];
}

/** A piece of the ring from one place to another, as an SVG path; a gap divides it from the next. */
export function arcOf(from: number, to: number, n: number, outer: number, inner: number): string {
  const gap = 0.006;
  const [start, end] = [angleOf(from - 0.5, n) + gap, angleOf(to - 0.5, n) - gap];
  const isLarge = end - start > Math.PI ? 1 : 0;
  const [a, b] = [spotAt(start, outer), spotAt(end, outer)];
  const [c, d] = [spotAt(end, inner), spotAt(start, inner)];
  return [
    `M${a[0]} ${a[1]}A${outer} ${outer} 0 ${isLarge} 1 ${b[0]} ${b[1]}`,
    `L${c[0]} ${c[1]}A${inner} ${inner} 0 ${isLarge} 0 ${d[0]} ${d[1]}Z`,
  ].join("");
}

/** Where the name of a step stands: outside the ring, and to which side it runs. */
export function labelAt(angle: number): { spot: Spot; side: "left" | "right" | "middle" } {
  const spot = spotAt(angle, RING.outer + 14);
  const lean = Math.cos(angle);
  return { spot, side: lean > 0.12 ? "right" : lean < -0.12 ? "left" : "middle" };
}
