import type { Document } from "@/documents/types";
import { newId } from "@/mapping/ids";
import type { Text } from "@/mapping/types";

export const STEPS = [
  "goal",
  "scope",
  "format",
  "persona",
  "touchpoints",
  "research",
  "analysis",
  "improvement",
] as const;
export const AUDIENCES = ["marketing", "customer service", "board"] as const;
export const BREADTHS = ["one_department", "across"] as const;
export const OCCASIONS = ["one_off", "start_of_change", "living"] as const;
export const JOURNEYS = ["buyer", "customer", "both"] as const;
export const EXTENTS = ["whole", "part"] as const;
export const VIEWS = ["grid", "flow", "curve", "circle"] as const;
export const WAYS = ["interviews", "survey"] as const;

export type StepName = (typeof STEPS)[number];
export type Way = (typeof WAYS)[number];

export interface Use {
  readonly breadth?: (typeof BREADTHS)[number] | null;
  readonly occasion?: (typeof OCCASIONS)[number] | null;
  readonly is_judged_by_kpis?: boolean;
}

export interface Scope {
  readonly journey?: (typeof JOURNEYS)[number] | null;
  readonly extent?: (typeof EXTENTS)[number] | null;
  readonly start?: string | null;
  readonly end?: string | null;
}

/** A map that is to be made; `map` is its name once it exists, `under` the broader one that it belongs to. */
export interface ProjectMap {
  readonly id: string;
  readonly title: Text;
  readonly map?: string | null;
  readonly under?: string | null;
  /** The step of the broader map that it shows in detail. */
  readonly step?: string | null;
}

/** What was learned, and the id of the action that follows from it. */
export interface Lesson {
  readonly id: string;
  readonly text: Text;
  readonly action?: string | null;
}

/** What a member said of a step by hand. */
export interface Tick {
  readonly is_done: boolean;
  readonly on: string;
}

/** The fields of a project that name other documents. */
export type Naming = "workshops" | "interviews" | "surveys" | "propositions" | "contents" | "plans";

/** A project as its JSON: what has its default is left out. */
export interface Project extends Document {
  readonly template?: string | null;
  readonly is_simulated?: boolean;
  readonly owner?: string | null;
  readonly goal?: Text | null;
  readonly audiences?: readonly string[];
  readonly use?: Use | null;
  readonly scope?: Scope | null;
  readonly views?: readonly (typeof VIEWS)[number][];
  readonly is_blueprint?: boolean;
  readonly personas?: readonly string[];
  readonly workshops?: readonly string[];
  readonly research?: readonly Way[];
  readonly interviews?: readonly string[];
  readonly surveys?: readonly string[];
  readonly analysis?: Text | null;
  readonly propositions?: readonly string[];
  readonly contents?: readonly string[];
  readonly plans?: readonly string[];
  readonly maps?: readonly ProjectMap[];
  readonly lessons?: readonly Lesson[];
  readonly ticks?: { readonly [step: string]: Tick };
}

/** A map and how deep it lies under others. */
export interface Nested {
  readonly depth: number;
  readonly one: ProjectMap;
}

/** The maps from broad to specific. */
export function nested(maps: readonly ProjectMap[], under: string | null = null, depth = 0): Nested[] {
  return maps
    .filter((one) => (one.under ?? null) === under)
    .flatMap((one) => [{ depth, one }, ...nested(maps, one.id, depth + 1)]);
}

/** The maps that one may lie under: not itself, and none that lies under it. */
export function mayHold(maps: readonly ProjectMap[], id: string): ProjectMap[] {
  const below = new Set([id, ...nested(maps, id).map(({ one }) => one.id)]);
  return maps.filter((one) => !below.has(one.id));
}

/** A new id for a part of a project, made of its words. */
export function idFor(project: Project, words: string, otherwise: string): string {
  const taken = new Set([...(project.maps ?? []), ...(project.lessons ?? [])].map((one) => one.id));
  return newId(words, (id) => taken.has(id), otherwise);
}

/** The ticks after a member said something of a step; null leaves the step to what exists. */
export function ticked(project: Project, step: StepName, isDone: boolean | null, on: string) {
  const { [step]: _, ...others } = project.ticks ?? {};
  const after = isDone === null ? others : { ...others, [step]: { is_done: isDone, on } };
  return Object.keys(after).length > 0 ? after : null;
}

/** An object without what is not said; null when nothing is. */
export function filled<T extends object>(given: T): Partial<T> | null {
  const said = Object.entries(given).filter(([, value]) => value != null && value !== false);
  return said.length > 0 ? (Object.fromEntries(said) as Partial<T>) : null;
}

/** The fields of the head of a map that a project has an answer to, as changes of it. */
export function headOf(project: Project): [string, unknown][] {
  const fields: [string, unknown][] = [
    ["goal", project.goal],
    ["audience", project.audiences],
    ["use", project.use],
    ["scope", project.scope],
    ["personas", project.personas],
    ["owner", project.owner],
  ];
  return fields.filter(([, value]) => value != null && !(Array.isArray(value) && value.length === 0));
}
