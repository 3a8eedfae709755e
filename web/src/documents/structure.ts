import structures from "../../../docs/schema/structures.json";

/** One kind of part: where it stands, and which of its fields refer to other parts. */
export interface Sort {
  readonly field: string;
  /** The kind of part that holds it; null for the document itself. */
  readonly holder: string | null;
  readonly references: { readonly [field: string]: { readonly what: string; readonly is_needed: boolean } };
}

/** Every kind of part of one kind of document, by its noun. */
export type Structure = { readonly [what: string]: Sort };

export type Kind = keyof typeof structures;

/** The structure of a kind of document, as the Python package publishes it. */
export const structureOf = (kind: Kind): Structure => structures[kind];
