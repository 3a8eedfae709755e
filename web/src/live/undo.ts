import { isSame } from "@/mapping/canonical";
import { Refusal } from "@/mapping/refusal";
import type { Operation } from "@/mapping/types";
import type { Grammar } from "./grammar";
import { renamedIn } from "./renaming";

/** An edit of mine and what undoes it. */
export interface Done {
  readonly done: Operation;
  readonly undo: Operation;
}

/** What can be undone and done again, latest last. */
export interface Past {
  readonly undoable: readonly Done[];
  readonly redoable: readonly Done[];
}

/** What to apply and the past after it. */
interface Turned {
  operation: Operation | null;
  past: Past;
}

const MOST_KEPT = 200;

export const NO_PAST: Past = { undoable: [], redoable: [] };

/** The past with one more edit, given the document before it; what was undone cannot be done again. */
export function withDone<D>(grammar: Grammar<D>, past: Past, before: D, operation: Operation): Past {
  return { undoable: [...past.undoable, doneOn(grammar, before, operation)].slice(-MOST_KEPT), redoable: [] };
}

/**
 * An edit that is undone: what to apply and the past after it.
 * Without an operation a colleague changed since what the edit had made, and undoing would undo that.
 */
export function undone<D>(grammar: Grammar<D>, past: Past, document: D): Turned {
  const last = past.undoable.at(-1);
  const undoable = past.undoable.slice(0, -1);
  if (!last || !isUntouched(grammar, document, last)) return { operation: null, past: { ...past, undoable } };
  return {
    operation: last.undo,
    past: { undoable, redoable: [...past.redoable, doneOn(grammar, document, last.undo)] },
  };
}

/** An edit that is done again; the same of what was undone. */
export function redone<D>(grammar: Grammar<D>, past: Past, document: D): Turned {
  const turned = undone(grammar, { undoable: past.redoable, redoable: past.undoable }, document);
  return { ...turned, past: { undoable: turned.past.redoable, redoable: turned.past.undoable } };
}

/** The past in which parts have other ids. */
export function renamedPast<D>(grammar: Grammar<D>, past: Past, names: ReadonlyMap<string, string>): Past {
  const renamed = ({ done, undo }: Done) => ({
    done: renamedIn(grammar, done, names),
    undo: renamedIn(grammar, undo, names),
  });
  return { undoable: past.undoable.map(renamed), redoable: past.redoable.map(renamed) };
}

/** An edit as it reads back from the document after it, so that it can be compared later. */
function doneOn<D>(grammar: Grammar<D>, before: D, operation: Operation): Done {
  const undo = grammar.inverse(before, operation);
  return { done: grammar.inverse(grammar.apply(before, operation), undo), undo };
}

/** Whether what an edit made is still as it made it; where it stands among others does not matter. */
function isUntouched<D>(grammar: Grammar<D>, document: D, { done, undo }: Done): boolean {
  try {
    grammar.apply(document, undo);
    return isSame(withoutIndexes(grammar.inverse(document, undo)), withoutIndexes(done));
  } catch (refusal) {
    if (refusal instanceof Refusal) return false;
    throw refusal;
  }
}

function withoutIndexes(operation: Operation): object {
  if (operation.op === "all") return { ...operation, operations: operation.operations.map(withoutIndexes) };
  // A member's value is its index.
  if (operation.op === "set" && operation.member != null) {
    return { ...operation, value: operation.value != null };
  }
  return { ...operation, index: undefined };
}
