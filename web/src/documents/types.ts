/** A part of a document, as its JSON: what has its default may be left out. */
export interface Part {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** Anything a team writes besides maps: a plan, a survey, a project … */
export interface Document extends Part {
  readonly title: string | { readonly [language: string]: string };
  readonly languages?: readonly string[];
}

export type { Add, All, Move, Operation, Remove, Set as SetField } from "@/mapping/types";
