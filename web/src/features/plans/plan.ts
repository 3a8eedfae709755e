import { setting } from "@/documents/change";
import type { Document } from "@/documents/types";
import { newId } from "@/mapping/ids";
import type { Operation, Text } from "@/mapping/types";

export const ACTION_KINDS = [
  "call_centre",
  "account_management",
  "service",
  "content",
  "cross_sell",
  "loyalty",
  "own",
] as const;
export const STATUSES = ["idea", "planned", "doing", "done", "dropped"] as const;
export const MEASURES = ["conversion", "time", "share", "repeat", "csat", "ces", "nps"] as const;

export type ActionKind = (typeof ACTION_KINDS)[number];
export type Status = (typeof STATUSES)[number];
export type Measure = (typeof MEASURES)[number];
export type Source = "events" | "answers" | "by_hand";

/** What an action may yield a month, with its interval and how that was worked out. */
export interface Estimate {
  readonly value: number;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly unit: string;
  readonly why: Text;
}

/** Where an action comes from: a part of a map, findings of its proof or of its validation. */
export interface Origin {
  readonly map: string;
  readonly part?: string | null;
  readonly finding?: string | null;
  readonly also?: readonly string[];
  readonly found_by?: "proof" | "validation";
}

export interface Action {
  readonly id: string;
  readonly title: Text;
  readonly description?: Text | null;
  readonly kind: ActionKind;
  readonly kind_name?: string | null;
  /** 0 (this week) … 1 (next year). */
  readonly term: number;
  /** 0 (little) … 1 (much). */
  readonly impact: number;
  readonly estimate?: Estimate | null;
  readonly origin?: Origin | null;
  readonly persona?: string | null;
  readonly phase?: string | null;
  readonly owner?: string | null;
  readonly department?: string | null;
  readonly starts_on?: string | null;
  readonly due_on?: string | null;
  readonly done_on?: string | null;
  readonly remind_on?: string | null;
  readonly effort?: number | null;
  readonly status: Status;
  readonly needs: readonly string[];
  readonly moves?: string | null;
  readonly expected?: number | null;
  readonly measure_on?: string | null;
  readonly tickets: readonly string[];
}

export interface Definition {
  readonly measure: Measure;
  readonly start?: string | null;
  readonly end?: string | null;
  readonly within_seconds?: number | null;
}

export interface Measurement {
  readonly id: string;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly value: number;
  readonly n?: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly is_provisional?: boolean;
}

/** Something that happened and may explain a figure. */
export interface Annotation {
  readonly id: string;
  readonly on: string;
  readonly text: Text;
}

export interface Kpi {
  readonly id: string;
  readonly title: Text;
  readonly description?: Text | null;
  readonly source: Source;
  readonly definition?: Definition | null;
  readonly unit?: string | null;
  readonly target?: number | null;
  readonly is_better_low: boolean;
  readonly owner?: string | null;
  readonly department?: string | null;
  readonly measurements: readonly Measurement[];
  readonly annotations: readonly Annotation[];
}

/** A plan as its JSON: what has its default is left out. */
export interface Plan extends Document {
  readonly actions?: readonly (Pick<Action, "id" | "title"> & Partial<Action>)[];
  readonly kpis?: readonly (Pick<Kpi, "id" | "title"> & Partial<Kpi>)[];
}

const AN_ACTION = { kind: "own", term: 0.5, impact: 0.5, status: "idea", needs: [], tickets: [] } as const;
const A_KPI = { source: "by_hand", is_better_low: false, measurements: [], annotations: [] } as const;

/** The actions, with what was left out. */
export const actionsOf = (plan: Plan): Action[] =>
  (plan.actions ?? []).map((one) => ({ ...AN_ACTION, ...one }));

/** The KPIs, with what was left out. */
export const kpisOf = (plan: Plan): Kpi[] => (plan.kpis ?? []).map((one) => ({ ...A_KPI, ...one }));

export const isOpen = (action: Action) => action.status !== "done" && action.status !== "dropped";

/** Whether its day has passed while it is not done. Days are written year first, so they compare as texts. */
export const isLate = (action: Action, today: string) =>
  isOpen(action) && action.due_on != null && action.due_on < today;

/** The ids of all that comes before an action, near and far. */
export function allBefore(actions: readonly Action[], id: string): Set<string> {
  const needs = new Map(actions.map((one) => [one.id, one.needs]));
  const found = new Set<string>();
  const waiting = [...(needs.get(id) ?? [])];
  while (waiting.length > 0) {
    const one = waiting.pop()!;
    if (found.has(one)) continue;
    found.add(one);
    waiting.push(...(needs.get(one) ?? []));
  }
  return found;
}

/** The actions that one may wait for: not itself, and none that waits for it. */
export const mayNeed = (actions: readonly Action[], id: string): Action[] =>
  actions.filter((one) => one.id !== id && !allBefore(actions, one.id).has(id));

/** A new id for a part, made of its words. */
export function idFor(plan: Plan, words: string, otherwise: string): string {
  const kpis = kpisOf(plan);
  const taken = new Set([
    ...actionsOf(plan).map((one) => one.id),
    ...kpis.flatMap((one) => [one, ...one.measurements, ...one.annotations].map((part) => part.id)),
  ]);
  return newId(words, (id) => taken.has(id), otherwise);
}

/** Counts a KPI in another way: its source and definition go together, so the KPI is put back in its place. */
export function recounted(plan: Plan, id: string, source: Source, definition: Definition | null): Operation {
  const index = (plan.kpis ?? []).findIndex((one) => one.id === id);
  const { definition: _, ...kept } = plan.kpis![index]!;
  const part = definition ? { ...kept, source, definition } : { ...kept, source };
  const movers = actionsOf(plan).filter((one) => one.moves === id);
  return {
    op: "all",
    operations: [
      { op: "remove", id },
      { op: "add", what: "kpi", index, part } as unknown as Operation,
      ...movers.map((one) => setting(one.id, "moves", id)),
    ],
  } as Operation;
}
