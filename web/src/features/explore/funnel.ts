import type { Question } from "@/api/analyses";
import type { Lens } from "@/features/lens/lens";
import { END, START, type Transition } from "./flowGraph";

/** A step as the builder holds it; what is left out does not matter. */
export interface FunnelStep {
  labels: string[];
  channels?: string[];
  min_value?: number | null;
  max_value?: number | null;
  min_score?: number | null;
  max_score?: number | null;
  within?: string | null;
  is_optional?: boolean;
  name?: string;
}

/** What may not happen after a step (counted from 1) and before the next; anywhere when it is left out. */
export interface Exclusion {
  labels: string[];
  after?: number | null;
}

export const MODES = ["ordered", "strict", "any"] as const;
export type Mode = (typeof MODES)[number];

/** All that a funnel is asked with besides its lens. */
export interface FunnelOptions {
  steps: FunnelStep[];
  within: string | null;
  mode: Mode;
  exclude: Exclusion[];
  breakdown: string | null;
  every: "day" | "week" | "month" | null;
  other: Lens | null;
}

export const USUAL_FUNNEL: FunnelOptions = {
  steps: [],
  within: null,
  mode: "ordered",
  exclude: [],
  breakdown: null,
  every: null,
  other: null,
};

const BOUNDS = ["min_value", "max_value", "min_score", "max_score"] as const;

/** Whether a step says which contacts it is about. */
export function isComplete(step: FunnelStep): boolean {
  return step.labels.length > 0 || !!step.channels?.length || BOUNDS.some((bound) => step[bound] != null);
}

/** How many things a step says beyond its touchpoints. */
export function nMore(step: FunnelStep): number {
  const said = [step.channels?.length, step.within, step.is_optional, step.name];
  return said.filter(Boolean).length + BOUNDS.filter((bound) => step[bound] != null).length;
}

/** The question to the API; null until two steps say what they are about. In any order, order means nothing. */
export function questionOf(options: FunnelOptions): Omit<Question<"funnel">, "lens"> | null {
  const steps = options.steps.filter(isComplete);
  if (steps.length < 2) return null;
  const isAny = options.mode === "any";
  const exclude = isAny ? [] : options.exclude.filter((one) => one.labels.length > 0);
  return {
    steps: steps.map((step) => (isAny ? { ...step, within: null, is_optional: false } : step)),
    within: options.within,
    mode: options.mode,
    exclude: exclude.map(({ labels, after }) =>
      after && after < steps.length ? { labels, after, before: after + 1 } : { labels },
    ),
    breakdown: options.breakdown,
  };
}

/** The names that most often follow the last step, or begin a journey, and are no step yet. */
export function commonestNext(
  transitions: readonly Transition[],
  steps: readonly FunnelStep[],
  most = 4,
): string[] {
  const last = steps.filter((step) => step.labels.length > 0).at(-1);
  const from = last ? last.labels : [START];
  const taken = new Set(steps.flatMap((step) => step.labels));
  const counts = new Map<string, number>();
  for (const one of transitions) {
    if (from.includes(one.from) && one.to !== END && !taken.has(one.to)) {
      counts.set(one.to, (counts.get(one.to) ?? 0) + one.count);
    }
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  return sorted.slice(0, most).map(([name]) => name);
}

/** What a funnel is called at first: its first and last step. */
export function titleOf(steps: readonly FunnelStep[]): string {
  const names = steps
    .filter(isComplete)
    .map((step) => step.name || step.labels.join(" / ") || step.channels?.join(" / "));
  return [names[0], names.at(-1)].filter(Boolean).join(" → ").slice(0, 200);
}
