import type { Step } from "@/mapping/types";

/** Where steps stand from left to right: their middles, and how much room each has. */
export interface Axis {
  readonly middles: readonly number[];
  readonly rooms: readonly number[];
  readonly width: number;
}

const LEAST = 122;

/** The steps at equal distances, or as far apart as the time between them. */
export function axisOf(steps: readonly Step[], width: number, isByTime: boolean): Axis {
  const gaps = steps.slice(1).map((step) => (isByTime ? gapOf(step.wait_seconds ?? 0) : 1));
  const shares = [0.5, ...gaps, 0.5];
  const total = shares.reduce((sum, one) => sum + one, 0);
  const least = Math.min(1, ...gaps);
  const unit = Math.max(width / total, LEAST / least);
  const middles: number[] = [];
  let at = 0;
  for (const share of shares.slice(0, -1)) {
    at += share * unit;
    middles.push(at);
  }
  const rooms = middles.map((middle, i) => {
    const left = i === 0 ? middle : (middle - middles[i - 1]!) / 2;
    const right = i === middles.length - 1 ? total * unit - middle : (middles[i + 1]! - middle) / 2;
    return 2 * Math.min(left, right);
  });
  return { middles, rooms, width: total * unit };
}

/** Long times take less room than they would: a minute and a month have to stand on one line. */
function gapOf(seconds: number): number {
  return 1 + Math.log2(1 + seconds / 60) / 6;
}

/** Whether any step is known to come some time after the one before. */
export function hasTimes(steps: readonly Step[]): boolean {
  return steps.slice(1).some((step) => (step.wait_seconds ?? 0) > 0);
}
