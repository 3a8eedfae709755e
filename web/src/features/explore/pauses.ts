import type { Shape } from "@/api/client";

export type Contact = Shape<"PersonContactOut">;

/** A pause between two contacts, by the place of the first of them. */
export interface Pause {
  after: number;
  seconds: number;
}

const LEAST_SECONDS = 3600;

/** The longest pauses: at most so many, none shorter than an hour or a twentieth of the whole. */
export function pausesOf(moments: readonly number[], most = 4): Pause[] {
  const span = ((moments.at(-1) ?? 0) - (moments[0] ?? 0)) / 1000;
  const least = Math.max(LEAST_SECONDS, span / 20);
  return moments
    .slice(1)
    .map((moment, n) => ({ after: n, seconds: (moment - moments[n]!) / 1000 }))
    .filter((pause) => pause.seconds >= least)
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, most)
    .sort((a, b) => a.after - b.after);
}

/** The channels of some contacts, in the order in which they are first met. */
export function lanesOf(contacts: readonly Contact[]): string[] {
  return [...new Set(contacts.map((one) => one.channel))];
}
