import type { Proof, Share, StepFigures } from "./types";

/** A difference with its 95 % interval; whether it is surely one. */
export interface Difference {
  value: number;
  low: number;
  high: number;
  isSure: boolean;
}

interface Estimate {
  value: number | null;
  low: number | null;
  high: number | null;
}

/** The first minus the second, its interval from both intervals (Newcombe 1998, method 10); null when one is unknown. */
export function difference(one: Estimate, other: Estimate): Difference | null {
  if (one.value === null || other.value === null) return null;
  if (one.low === null || one.high === null || other.low === null || other.high === null) return null;
  const value = one.value - other.value;
  const low = value - Math.hypot(one.value - one.low, other.high - other.value);
  const high = value + Math.hypot(one.high - one.value, other.value - other.low);
  return { value, low, high, isSure: low > 0 || high < 0 };
}

export function differenceOfShares(one: Share, other: Share): Difference | null {
  return difference({ ...one, value: one.share }, { ...other, value: other.share });
}

/** A step in two proofs; one that only one of them has is left out. */
export interface ComparedStep {
  one: StepFigures;
  other: StepFigures;
  reached: Difference | null;
  dropOff: Difference | null;
  emotion: Difference | null;
}

export function comparedSteps(proof: Proof, other: Proof): ComparedStep[] {
  const others = new Map(other.steps.steps.map((step) => [step.step, step]));
  return proof.steps.steps.flatMap((one) => {
    const there = others.get(one.step);
    if (!there || one.is_silent || there.is_silent) return [];
    return {
      one,
      other: there,
      reached: differenceOfShares(one.reached, there.reached),
      dropOff: differenceOfShares(one.drop_off, there.drop_off),
      emotion: difference(one.emotion, there.emotion),
    };
  });
}
