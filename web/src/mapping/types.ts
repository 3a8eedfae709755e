import type * as G from "./generated/map";

/** A text in the first language of its map, or one by language. */
export type Text = G.Head["title"];

type Given<T> = NonNullable<T>;
type WrittenCard = Given<G.Step["cards"]>[string][number];
type WrittenEvidence = Given<WrittenCard["evidence"]>[number];
type Kinded<T> = T extends { kind?: infer Kind }
  ? Omit<T, "kind" | "evidence"> & { kind: Given<Kind> }
  : never;
type OnCard<T> = T extends unknown ? T & { readonly evidence: readonly Evidence[] } : never;

/** What a card rests on: a quote, an answer, a metric or a document. */
export type Evidence = Kinded<WrittenEvidence>;
/** What stands in a cell; its kind is that of its lane. */
export type Card = OnCard<Kinded<WrittenCard>>;
export type CardOf<Kind extends Card["kind"]> = Extract<Card, { kind: Kind }>;
export type Kind = Card["kind"];
export type Moment = Given<CardOf<"moment_of_truth">["moment"]>;
/** An emotion as one series has it. */
export type Reading = G.Reading;
export type Lane = G.Lane;
export type LaneKind = Lane["kind"];
export type Edge = G.Edge;
/** A finding that the team set aside. */
export type Aside = G.Aside;
export type Cell = readonly Card[];

/** A column of the map, inside a phase. */
export interface Step extends Omit<G.Step, "cards"> {
  readonly cards: { readonly [lane: string]: Cell };
}

/** A stretch of the journey and its steps. */
export interface Phase extends Omit<G.Phase, "steps"> {
  readonly steps: readonly Step[];
}

/** What a map is about; lists are always there. */
export interface Head extends Omit<G.Head, "languages" | "audience" | "personas"> {
  readonly languages: readonly string[];
  readonly audience: readonly string[];
  readonly personas: readonly string[];
}

type Lists<T> = { [Key in keyof T]: T[Key] extends string[] | undefined ? readonly string[] : T[Key] };
export type Persona = Lists<G.Persona>;

/** A map as the editor holds it: never changed in place; what lists parts is always there, perhaps empty. */
export interface JourneyMap {
  readonly format?: string;
  readonly id: string;
  readonly head: Head;
  readonly personas: readonly Persona[];
  readonly lanes: readonly Lane[];
  readonly phases: readonly Phase[];
  readonly edges: readonly Edge[];
  readonly asides: readonly Aside[];
}

/** The kinds of parts that an operation addresses. */
export type What = "head" | "persona" | "lane" | "phase" | "step" | "card" | "evidence" | "edge" | "aside";
export type Part = Head | Persona | Lane | Phase | Step | Card | Evidence | Edge | Aside;

/** Add a part, with all that is in it, at an index among its equals or behind them. */
export interface Add {
  op: "add";
  what: Exclude<What, "head">;
  parent?: string | null;
  lane?: string | null;
  index?: number | null;
  part: { readonly [field: string]: unknown };
}

/**
 * Give a field of a part a value; null takes the value away. The head's id is "head".
 *
 * Of a record one key alone can be set; of a list of texts one member, whose value is its index.
 */
export interface Set {
  op: "set";
  id: string;
  field: string;
  key?: string | null;
  member?: string | null;
  value: unknown;
}

/** Put a part at an index among the others there, perhaps in another phase, step, lane or card. */
export interface Move {
  op: "move";
  id: string;
  parent?: string | null;
  lane?: string | null;
  index?: number | null;
}

/** Take a part away, with all that is in it and what cannot stand without it. */
export interface Remove {
  op: "remove";
  id: string;
}

/** Several operations in order, of which all happen or none. */
export interface All {
  op: "all";
  operations: readonly Operation[];
}

export type Operation = Add | Set | Move | Remove | All;
