export interface Day {
  readonly day: string;
  readonly n: number;
  /** All so far. */
  readonly total: number;
}

const A_DAY_MS = 86_400_000;
const MOST_DAYS = 1500;

/** How many finished on each day from the first to the last, also on those when nobody did. */
export function everyDay(byDay: Readonly<Record<string, number>>): Day[] {
  const known = Object.keys(byDay).toSorted();
  if (known.length === 0) return [];
  const first = Date.parse(known[0]!);
  const last = Date.parse(known.at(-1)!);
  const every = Math.round((last - first) / A_DAY_MS) + 1;
  // Of a survey that ran for years only the days on which somebody answered.
  const days =
    every > MOST_DAYS
      ? known
      : Array.from({ length: every }, (_, n) => new Date(first + n * A_DAY_MS).toISOString().slice(0, 10));
  let total = 0;
  return days.map((day) => {
    const n = byDay[day] ?? 0;
    total += n;
    return { day, n, total };
  });
}
