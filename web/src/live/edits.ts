import { Refusal } from "@/mapping/refusal";
import type { Operation } from "@/mapping/types";
import type { Grammar } from "./grammar";
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

/** The document as the server has it, and mine on top of it. */
export interface Edits<D> {
  readonly grammar: Grammar<D>;
  readonly acknowledged: D;
  readonly sequence: number;
  /** What came before its turn, by its number. */
  readonly early: ReadonlyMap<number, Acknowledged>;
  readonly pending: readonly Pending[];
  /** What is shown: `acknowledged` with what is pending. */
  readonly shown: D;
}

/** What became of the edits, and what people or the connection must be told. */
export interface Outcome<D> {
  readonly edits: Edits<D>;
  /** Mine that no longer apply, and why. */
  readonly dropped: readonly { readonly pending: Pending; readonly code: string }[];
  /** Ids of mine that a colleague took first, and what they are now. */
  readonly renamed: ReadonlyMap<string, string>;
  /** The document must be fetched: it was replaced, or an operation did not fit. */
  readonly needsDocument: boolean;
}

type NewClientId = () => string;

/** The edits on a document as it was fetched. */
export function editsOf<D>(grammar: Grammar<D>, acknowledged: D, sequence: number): Edits<D> {
  return { grammar, acknowledged, sequence, early: new Map(), pending: [], shown: acknowledged };
}

/**
 * One more edit of mine.
 *
 * @throws Refusal when it does not apply.
 */
export function withEdit<D>(edits: Edits<D>, clientId: string, operation: Operation): Edits<D> {
  const shown = edits.grammar.apply(edits.shown, operation);
  return { ...edits, shown, pending: [...edits.pending, { clientId, operation, isSent: false }] };
}

/** The first of mine is on its way. */
export function withSent<D>(edits: Edits<D>): Edits<D> {
  const [first, ...others] = edits.pending;
  return first ? { ...edits, pending: [{ ...first, isSent: true }, ...others] } : edits;
}

/** An operation from the server, mine or another's, in whatever order they arrive and however often. */
export function withAcknowledged<D>(
  edits: Edits<D>,
  one: Acknowledged,
  newClientId: NewClientId,
): Outcome<D> {
  if (one.sequence <= edits.sequence) {
    const pending = edits.pending.filter(({ clientId }) => clientId !== one.clientId);
    return pending.length === edits.pending.length
      ? unchanged(edits)
      : rebased({ ...edits, pending }, newClientId);
  }
  const early = new Map(edits.early).set(one.sequence, both(edits.early.get(one.sequence), one));
  return inTurn({ ...edits, early }, newClientId);
}

/** What is known of one place: of mine also that the document is another since. */
function both(before: Acknowledged | undefined, one: Acknowledged): Acknowledged {
  if (!before) return one;
  const operation = before.operation === null ? null : one.operation;
  return { sequence: one.sequence, clientId: one.clientId || before.clientId, operation };
}

/** Takes in what came early and whose turn it is. */
function inTurn<D>(before: Edits<D>, newClientId: NewClientId): Outcome<D> {
  const early = new Map(before.early);
  let { acknowledged, sequence, pending } = before;
  // What replaced the document holds all before it as well.
  let needsDocument = [...early.values()].some((one) => one.operation === null);
  for (let next = early.get(sequence + 1); next && !needsDocument; next = early.get(sequence + 1)) {
    const { operation, clientId } = next;
    const isMineAlone = pending.length === 1 && pending[0]!.clientId === clientId;
    const after = isMineAlone
      ? asShown(before, acknowledged, operation)
      : applied(before.grammar, acknowledged, operation);
    needsDocument = after === null;
    if (after === null) break;
    early.delete(++sequence);
    acknowledged = after;
    pending = pending.filter((one) => one.clientId !== clientId);
  }
  if (sequence === before.sequence) return { ...unchanged({ ...before, early }), needsDocument };
  return { ...rebased({ ...before, acknowledged, sequence, early, pending }, newClientId), needsDocument };
}

/** The document that is shown already, when all it lacked was this acknowledgement: nothing is drawn again. */
function asShown<D>(edits: Edits<D>, acknowledged: D, operation: Operation | null): D | null {
  const isShown = edits.acknowledged === acknowledged && edits.shown !== acknowledged;
  return isShown ? edits.shown : applied(edits.grammar, acknowledged, operation);
}

/** The document after the server's operation; null when it does not fit, and the document must be fetched. */
function applied<D>(grammar: Grammar<D>, document: D, operation: Operation | null): D | null {
  if (operation === null) return null;
  try {
    return grammar.apply(document, operation);
  } catch (refusal) {
    if (refusal instanceof Refusal) return null;
    throw refusal;
  }
}

/** The server refused one of mine. A taken id gets another name, in it and in all that rests on it. */
export function withRefused<D>(
  edits: Edits<D>,
  clientId: string,
  code: string,
  newClientId: NewClientId,
): Outcome<D> {
  const { grammar } = edits;
  const at = edits.pending.findIndex((one) => one.clientId === clientId);
  const refused = edits.pending[at];
  if (!refused) return unchanged(edits);
  const ids = code === "duplicate_id" ? idsAddedBy(grammar, refused.operation) : [];
  if (ids.length === 0) {
    const outcome = rebased({ ...edits, pending: edits.pending.toSpliced(at, 1) }, newClientId);
    return { ...outcome, dropped: [{ pending: refused, code }, ...outcome.dropped] };
  }
  const taken = grammar.isTaken(edits.acknowledged);
  const names = newIdsFor(
    ids.some(taken) ? ids.filter(taken) : ids.slice(0, 1),
    grammar.isTaken(edits.shown),
  );
  const pending = edits.pending.map((one, i) => {
    const operation = renamedIn(grammar, one.operation, names);
    return i === at ? { operation, clientId: newClientId(), isSent: false } : { ...one, operation };
  });
  const outcome = rebased({ ...edits, pending }, newClientId);
  return { ...outcome, renamed: new Map([...names, ...outcome.renamed]) };
}

/** Mine on a document that was fetched anew. */
export function onDocument<D>(
  edits: Edits<D>,
  acknowledged: D,
  sequence: number,
  newClientId: NewClientId,
): Outcome<D> {
  const early = new Map([...edits.early].filter(([number]) => number > sequence));
  // What came early and is in the document by now is acknowledged.
  const done = new Set([...edits.early.values()].map((one) => (one.sequence > sequence ? "" : one.clientId)));
  const pending = edits.pending.filter((one) => !done.has(one.clientId));
  const outcome = rebased({ ...edits, acknowledged, sequence, early, pending }, newClientId);
  return { ...outcome, ...joined(outcome, inTurn(outcome.edits, newClientId)) };
}

function joined<D>(first: Outcome<D>, second: Outcome<D>): Outcome<D> {
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
export function rebased<D>(edits: Edits<D>, newClientId: NewClientId): Outcome<D> {
  const { grammar } = edits;
  const dropped: { pending: Pending; code: string }[] = [];
  const renamed = new Map<string, string>();
  const pending: Pending[] = [];
  let shown = edits.acknowledged;
  let isWaiting = false;
  for (const given of edits.pending) {
    const one =
      renamed.size > 0 ? { ...given, operation: renamedIn(grammar, given.operation, renamed) } : given;
    const code = refusalOf(grammar, shown, one.operation);
    isWaiting ||= code !== null && one.isSent;
    const fresh =
      code === "duplicate_id" && !isWaiting ? withFreshIds(grammar, shown, one, newClientId, renamed) : null;
    const kept = fresh ?? one;
    if (code === null || fresh) shown = grammar.apply(shown, kept.operation);
    if (code === null || fresh || isWaiting) pending.push(kept);
    else dropped.push({ pending: one, code });
  }
  return { edits: { ...edits, pending, shown }, dropped, renamed, needsDocument: false };
}

/** Why an edit does not apply; null when it does. */
function refusalOf<D>(grammar: Grammar<D>, document: D, operation: Operation): string | null {
  try {
    grammar.apply(document, operation);
    return null;
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal.code;
    throw refusal;
  }
}

/** An edit under other ids where its own are taken, if it applies then; the names are entered in `renamed`. */
function withFreshIds<D>(
  grammar: Grammar<D>,
  document: D,
  one: Pending,
  newClientId: NewClientId,
  renamed: Map<string, string>,
): Pending | null {
  const isTaken = grammar.isTaken(document);
  const names = newIdsFor(idsAddedBy(grammar, one.operation).filter(isTaken), isTaken);
  const operation = renamedIn(grammar, one.operation, names);
  if (refusalOf(grammar, document, operation) !== null) return null;
  for (const [id, name] of names) renamed.set(id, name);
  return { clientId: newClientId(), operation, isSent: false };
}

function unchanged<D>(edits: Edits<D>): Outcome<D> {
  return { edits, dropped: [], renamed: new Map(), needsDocument: false };
}
