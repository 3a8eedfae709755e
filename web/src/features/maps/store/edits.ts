import { apply } from "@/mapping/operations";
import { Refusal } from "@/mapping/refusal";
import { isTaken } from "@/mapping/rules";
import type { JourneyMap, Operation } from "@/mapping/types";
import { idsAddedBy, newIdsFor, renamedIn } from "./renaming";

/** An edit of mine that the server has not acknowledged yet. */
export interface Pending {
  readonly clientId: string;
  readonly operation: Operation;
  /** Whether it may have reached the server: then only the server knows what became of it. */
  readonly isSent: boolean;
}

/** An operation in its place; without words it replaced the whole document. */
export interface Acknowledged {
  readonly sequence: number;
  readonly clientId: string;
  readonly operation: Operation | null;
}

/** The map as the server has it, and mine on top of it. */
export interface Edits {
  readonly acknowledged: JourneyMap;
  readonly sequence: number;
  /** What came before its turn, by its number. */
  readonly early: ReadonlyMap<number, Acknowledged>;
  readonly pending: readonly Pending[];
  /** What is shown: `acknowledged` with what is pending. */
  readonly map: JourneyMap;
}

/** What became of the edits, and what people or the connection must be told. */
export interface Outcome {
  readonly edits: Edits;
  /** Mine that no longer apply, and why. */
  readonly dropped: readonly { readonly pending: Pending; readonly code: string }[];
  /** Ids of mine that a colleague took first, and what they are now. */
  readonly renamed: ReadonlyMap<string, string>;
  /** The document must be fetched: it was replaced, or an operation did not fit. */
  readonly needsDocument: boolean;
}

type NewClientId = () => string;

/** The edits on a document as it was fetched. */
export function editsOf(acknowledged: JourneyMap, sequence: number): Edits {
  return { acknowledged, sequence, early: new Map(), pending: [], map: acknowledged };
}

/**
 * One more edit of mine.
 *
 * @throws Refusal when it does not apply.
 */
export function withEdit(edits: Edits, clientId: string, operation: Operation): Edits {
  const map = apply(edits.map, operation);
  return { ...edits, map, pending: [...edits.pending, { clientId, operation, isSent: false }] };
}

/** The first of mine is on its way. */
export function withSent(edits: Edits): Edits {
  const [first, ...others] = edits.pending;
  return first ? { ...edits, pending: [{ ...first, isSent: true }, ...others] } : edits;
}

/** An operation from the server, mine or another's, in whatever order they arrive and however often. */
export function withAcknowledged(edits: Edits, one: Acknowledged, newClientId: NewClientId): Outcome {
  if (one.sequence <= edits.sequence) {
    const pending = edits.pending.filter(({ clientId }) => clientId !== one.clientId);
    return pending.length === edits.pending.length
      ? unchanged(edits)
      : rebased({ ...edits, pending }, newClientId);
  }
  const early = new Map(edits.early).set(one.sequence, one);
  return inTurn({ ...edits, early }, newClientId);
}

/** Takes in what came early and whose turn it is. */
function inTurn(before: Edits, newClientId: NewClientId): Outcome {
  const early = new Map(before.early);
  let { acknowledged, sequence, pending } = before;
  let needsDocument = false;
  for (let next = early.get(sequence + 1); next && !needsDocument; next = early.get(sequence + 1)) {
    const { operation, clientId } = next;
    const isMineAlone = pending.length === 1 && pending[0]!.clientId === clientId;
    const after = isMineAlone ? asShown(before, acknowledged, operation) : applied(acknowledged, operation);
    needsDocument = after === null;
    if (after === null) break;
    early.delete(++sequence);
    acknowledged = after;
    pending = pending.filter((one) => one.clientId !== clientId);
  }
  if (sequence === before.sequence) return { ...unchanged({ ...before, early }), needsDocument };
  return { ...rebased({ ...before, acknowledged, sequence, early, pending }, newClientId), needsDocument };
}

/** The map that is shown already, when all it lacked was this acknowledgement: nothing is drawn again. */
function asShown(edits: Edits, acknowledged: JourneyMap, operation: Operation | null): JourneyMap | null {
  const isShown = edits.acknowledged === acknowledged && edits.map !== acknowledged;
  return isShown ? edits.map : applied(acknowledged, operation);
}

/** The map after the server's operation; null when it does not fit, and the document must be fetched. */
function applied(map: JourneyMap, operation: Operation | null): JourneyMap | null {
  if (operation === null) return null;
  try {
    return apply(map, operation);
  } catch (refusal) {
    if (refusal instanceof Refusal) return null;
    throw refusal;
  }
}

/** The server refused one of mine. A taken id gets another name, in it and in all that rests on it. */
export function withRefused(edits: Edits, clientId: string, code: string, newClientId: NewClientId): Outcome {
  const at = edits.pending.findIndex((one) => one.clientId === clientId);
  const refused = edits.pending[at];
  if (!refused) return unchanged(edits);
  const ids = code === "duplicate_id" ? idsAddedBy(refused.operation) : [];
  if (ids.length === 0) {
    const outcome = rebased({ ...edits, pending: edits.pending.toSpliced(at, 1) }, newClientId);
    return { ...outcome, dropped: [{ pending: refused, code }, ...outcome.dropped] };
  }
  const taken = isTaken(edits.acknowledged);
  const names = newIdsFor(ids.some(taken) ? ids.filter(taken) : ids.slice(0, 1), isTaken(edits.map));
  const pending = edits.pending.map((one, i) => {
    const operation = renamedIn(one.operation, names);
    return i === at ? { operation, clientId: newClientId(), isSent: false } : { ...one, operation };
  });
  const outcome = rebased({ ...edits, pending }, newClientId);
  return { ...outcome, renamed: new Map([...names, ...outcome.renamed]) };
}

/** Mine on a document that was fetched anew. */
export function onDocument(
  edits: Edits,
  acknowledged: JourneyMap,
  sequence: number,
  newClientId: NewClientId,
): Outcome {
  const early = new Map([...edits.early].filter(([number]) => number > sequence));
  const outcome = rebased({ ...edits, acknowledged, sequence, early }, newClientId);
  return { ...outcome, ...joined(outcome, inTurn(outcome.edits, newClientId)) };
}

function joined(first: Outcome, second: Outcome): Outcome {
  return {
    ...second,
    dropped: [...first.dropped, ...second.dropped],
    renamed: new Map([...first.renamed, ...second.renamed]),
  };
}

/**
 * Mine applied anew to what the server has.
 *
 * One that no longer applies is dropped, unless it was sent, or rests on one that was and is not shown:
 * then it waits, unseen, for the server's word.
 */
export function rebased(edits: Edits, newClientId: NewClientId): Outcome {
  const dropped: { pending: Pending; code: string }[] = [];
  const renamed = new Map<string, string>();
  const pending: Pending[] = [];
  let map = edits.acknowledged;
  let isWaiting = false;
  for (const given of edits.pending) {
    const one = renamed.size > 0 ? { ...given, operation: renamedIn(given.operation, renamed) } : given;
    const code = refusalOf(map, one.operation);
    isWaiting ||= code !== null && one.isSent;
    const fresh = code === "duplicate_id" && !isWaiting ? withFreshIds(map, one, newClientId, renamed) : null;
    const kept = fresh ?? one;
    if (code === null || fresh) map = apply(map, kept.operation);
    if (code === null || fresh || isWaiting) pending.push(kept);
    else dropped.push({ pending: one, code });
  }
  return { edits: { ...edits, pending, map }, dropped, renamed, needsDocument: false };
}

/** Why an edit does not apply; null when it does. */
function refusalOf(map: JourneyMap, operation: Operation): string | null {
  try {
    apply(map, operation);
    return null;
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal.code;
    throw refusal;
  }
}

/** An edit under other ids where its own are taken, if it applies then; the names are entered in `renamed`. */
function withFreshIds(
  map: JourneyMap,
  one: Pending,
  newClientId: NewClientId,
  renamed: Map<string, string>,
): Pending | null {
  const names = newIdsFor(idsAddedBy(one.operation).filter(isTaken(map)), isTaken(map));
  const operation = renamedIn(one.operation, names);
  if (refusalOf(map, operation) !== null) return null;
  for (const [id, name] of names) renamed.set(id, name);
  return { clientId: newClientId(), operation, isSent: false };
}

function unchanged(edits: Edits): Outcome {
  return { edits, dropped: [], renamed: new Map(), needsDocument: false };
}
