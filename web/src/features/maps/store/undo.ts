import { isSame } from "@/mapping/canonical";
import { apply, inverse } from "@/mapping/operations";
import { Refusal } from "@/mapping/refusal";
import type { JourneyMap, Operation } from "@/mapping/types";
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

const MOST_KEPT = 200;

export const NO_PAST: Past = { undoable: [], redoable: [] };

/** The past with one more edit, given the map before it; what was undone cannot be done again. */
export function withDone(past: Past, before: JourneyMap, operation: Operation): Past {
  return { undoable: [...past.undoable, doneOn(before, operation)].slice(-MOST_KEPT), redoable: [] };
}

/**
 * An edit that is undone: what to apply and the past after it.
 * Without an operation a colleague changed since what the edit had made, and undoing would undo that.
 */
export function undone(past: Past, map: JourneyMap): { operation: Operation | null; past: Past } {
  const last = past.undoable.at(-1);
  const undoable = past.undoable.slice(0, -1);
  if (!last || !isUntouched(map, last)) return { operation: null, past: { ...past, undoable } };
  return { operation: last.undo, past: { undoable, redoable: [...past.redoable, doneOn(map, last.undo)] } };
}

/** An edit that is done again; the same of what was undone. */
export function redone(past: Past, map: JourneyMap): { operation: Operation | null; past: Past } {
  const turned = undone({ undoable: past.redoable, redoable: past.undoable }, map);
  return { ...turned, past: { undoable: turned.past.redoable, redoable: turned.past.undoable } };
}

/** The past in which parts have other ids. */
export function renamedPast(past: Past, names: ReadonlyMap<string, string>): Past {
  const renamed = ({ done, undo }: Done) => ({ done: renamedIn(done, names), undo: renamedIn(undo, names) });
  return { undoable: past.undoable.map(renamed), redoable: past.redoable.map(renamed) };
}

/** An edit as it reads back from the map after it, so that it can be compared later. */
function doneOn(before: JourneyMap, operation: Operation): Done {
  const undo = inverse(before, operation);
  return { done: inverse(apply(before, operation), undo), undo };
}

/** Whether what an edit made is still as it made it; where it stands among others does not matter. */
function isUntouched(map: JourneyMap, { done, undo }: Done): boolean {
  try {
    apply(map, undo);
    return isSame(withoutIndexes(inverse(map, undo)), withoutIndexes(done));
  } catch (refusal) {
    if (refusal instanceof Refusal) return false;
    throw refusal;
  }
}

function withoutIndexes(operation: Operation): object {
  if (operation.op === "all") return { ...operation, operations: operation.operations.map(withoutIndexes) };
  return { ...operation, index: undefined };
}
