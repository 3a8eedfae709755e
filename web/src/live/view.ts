import type { Person } from "./line";

/** How the connection to the server is. */
export type Connection = "opening" | "open" | "broken" | "ended";

/** What people must be told: why an edit of theirs is not in the document. */
export interface Notice {
  kind: "refused" | "dropped" | "cannot_undo" | "cannot_redo";
  code: string;
  values?: Readonly<Record<string, string | number>>;
  /** The server's own sentence. */
  detail?: string;
}

/** What the screen shows of an open document. */
export interface View<D> {
  readonly document: D | null;
  readonly error: unknown;
  readonly connection: Connection;
  /** How many edits the server has not acknowledged. */
  readonly waiting: number;
  readonly canEdit: boolean;
  /** Whether nothing of the document is kept from me; null before that is known. */
  readonly seesPrivate: boolean | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly me: string;
  readonly people: readonly Person[];
  /** The id of the part that is selected. */
  readonly selected: string | null;
}

/** What is shown before the document is there. */
export const NOTHING_YET: View<never> = {
  document: null,
  error: null,
  connection: "opening",
  waiting: 0,
  canEdit: false,
  seesPrivate: null,
  canUndo: false,
  canRedo: false,
  me: "",
  people: [],
  selected: null,
};
