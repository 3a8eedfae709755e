import type { QuestionResult } from "../api";

/** How a touchpoint felt: the share of each answer, the mean and its interval. */
export interface Felt {
  readonly name: string;
  readonly shares: Readonly<Record<string, number | null>>;
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

export function feltOf(name: string, { options, mean, n }: QuestionResult): Felt {
  return {
    name,
    shares: Object.fromEntries(options.map((one) => [one.option, one.share])),
    mean: mean?.value ?? null,
    low: mean?.low ?? null,
    high: mean?.high ?? null,
    n,
  };
}
