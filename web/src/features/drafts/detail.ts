/** How much of the journeys a draft takes in. */
export interface Detail {
  most_steps: number;
  least_share: number;
  fitness: number;
}

export const DETAILS = {
  outline: { most_steps: 10, least_share: 0.05, fitness: 0.75 },
  usual: { most_steps: 25, least_share: 0.01, fitness: 0.85 },
  all: { most_steps: 60, least_share: 0.002, fitness: 0.95 },
} as const satisfies { [name: string]: Detail };

export type DetailName = keyof typeof DETAILS;

interface Row {
  touchpoint: string;
  journeys: number;
  events: number;
}

/** The touchpoints that become steps, the commonest first, as the draft chooses them; and how many are left out. */
export function chosenOf<R extends Row>(
  rows: readonly R[],
  nJourneys: number,
  outcome: readonly string[],
  { most_steps, least_share }: Pick<Detail, "most_steps" | "least_share">,
): { steps: R[]; nOut: number } {
  const sorted = [...rows].sort((a, b) => b.journeys - a.journeys || b.events - a.events);
  const frequent = sorted.filter((row) => row.journeys >= least_share * nJourneys).slice(0, most_steps);
  const chosen = frequent.length > 0 ? frequent : sorted.slice(0, 1);
  const also = sorted.filter((row) => outcome.includes(row.touchpoint) && !chosen.includes(row));
  const steps = [...chosen, ...also];
  return { steps, nOut: rows.length - steps.length };
}
