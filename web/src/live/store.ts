import { Refusal } from "@/mapping/refusal";
import type { Operation } from "@/mapping/types";
import {
  type Edits,
  editsOf,
  type Outcome,
  onDocument,
  rebased,
  withAcknowledged,
  withEdit,
  withRefused,
  withSent,
} from "./edits";
import { finest } from "./finest";
import type { Grammar } from "./grammar";
import { type Kept, newName } from "./kept";
import type { Connect, Heard, Line } from "./line";
import { NO_PAST, type Past, redone, renamedPast, undone, withDone } from "./undo";
import { NOTHING_YET, type Notice, type View } from "./view";

export interface Dependencies<D> {
  grammar: Grammar<D>;
  fetchDocument(): Promise<{ document: D; sequence: number }>;
  connect: Connect;
  kept: Kept;
  notice(notice: Notice): void;
  /** Something about comments changed. */
  comments?(): void;
  /** Somebody answered the survey that this is. */
  answers?(): void;
}

const ANSWER_WITHIN_MS = 10_000;
const RETRY_MS = 1500;
const LONGEST_PAUSE_MS = 15_000;
const PRESENCE_EVERY_MS = 250;

/** One open document: what the server has, my edits on top, undo, who is there. No React. */
export class DocumentStore<D> {
  private edits: Edits<D> | null = null;
  private past: Past = NO_PAST;
  private line: Line | null = null;
  private inFlight: string | null = null;
  private timers: { [name: string]: ReturnType<typeof setTimeout> } = {};
  private failures = 0;
  private isStopped = true;
  private isFetching = false;
  private toldPart: string | null = null;
  private listeners = new Set<() => void>();
  private view: View<D> = NOTHING_YET;

  constructor(private readonly given: Dependencies<D>) {}

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly getView = () => this.view;

  /** Fetches the document and connects; again after `stop` as well. */
  readonly start = async () => {
    this.isStopped = false;
    await this.fetch();
    if (this.edits && !this.line) this.connect();
  };

  readonly stop = () => {
    this.isStopped = true;
    for (const timer of Object.values(this.timers)) clearTimeout(timer);
    this.line?.close();
    this.line = null;
    this.inFlight = null;
  };

  /** Edits the document at once; the server hears of it. Null, or why it cannot be. */
  readonly apply = (given: Operation): Refusal | null => {
    const before = this.edits?.shown;
    const operation = before ? finest(this.given.grammar, before, given) : given;
    const refusal = this.edit(operation);
    if (before && !refusal) this.past = withDone(this.given.grammar, this.past, before, operation);
    this.show({});
    return refusal;
  };

  readonly undo = () => this.turn(undone, "cannot_undo");
  readonly redo = () => this.turn(redone, "cannot_redo");

  /** Selects a part; colleagues see where I am. */
  readonly select = (part: string | null) => {
    if (part === this.view.selected) return;
    this.show({ selected: part });
    if (!this.timers.presence) this.later("presence", PRESENCE_EVERY_MS, () => this.tellWhereIAm());
  };

  /** Tries to connect now rather than after the pause. */
  readonly retry = () => {
    if (!this.line && !this.isStopped && this.view.connection === "broken") this.connect();
  };

  private turn(turned: typeof undone, kind: Notice["kind"]) {
    if (!this.edits || !this.view.canEdit) return;
    const { operation, past } = turned(this.given.grammar, this.past, this.edits.shown);
    this.past = past;
    if (operation) this.edit(operation);
    else this.given.notice({ kind, code: "changed_since" });
    this.show({});
  }

  private edit(operation: Operation): Refusal | null {
    if (!this.edits || !this.view.canEdit) return this.refuse(new Refusal("role_too_low"));
    try {
      this.edits = withEdit(this.edits, newName(), operation);
    } catch (refusal) {
      if (refusal instanceof Refusal) return this.refuse(refusal);
      throw refusal;
    }
    this.given.kept.write(this.edits.pending);
    this.send();
    return null;
  }

  private refuse(refusal: Refusal): Refusal {
    this.given.notice({ kind: "refused", code: refusal.code, values: refusal.values });
    return refusal;
  }

  private async fetch() {
    if (this.isFetching) return this.later("fetch", RETRY_MS, () => this.fetch());
    this.isFetching = true;
    try {
      const { document, sequence } = await this.given.fetchDocument();
      this.take(
        this.edits ? onDocument(this.edits, document, sequence, newName) : this.first(document, sequence),
      );
      this.show({ error: null });
    } catch (error) {
      if (!this.edits) this.show({ error });
      else this.later("fetch", RETRY_MS, () => this.fetch());
    } finally {
      this.isFetching = false;
    }
  }

  private first(document: D, sequence: number): Outcome<D> {
    return rebased(
      { ...editsOf(this.given.grammar, document, sequence), pending: this.given.kept.read() },
      newName,
    );
  }

  private connect() {
    this.show({ connection: this.view.connection === "open" ? "broken" : this.view.connection });
    const line: Line = this.given.connect({
      hear: (message) => this.line === line && this.hear(message),
      ended: (isFinal) => this.line === line && this.ended(isFinal),
    });
    this.line = line;
  }

  private ended(isFinal: boolean) {
    this.line = null;
    this.inFlight = null;
    this.show({
      connection: isFinal ? "ended" : "broken",
      people: [],
      canEdit: this.view.canEdit && !isFinal,
    });
    if (isFinal || this.isStopped) return;
    const pause = Math.min(LONGEST_PAUSE_MS, 500 * 2 ** this.failures++);
    this.later("connect", pause * (0.75 + Math.random() / 2), () => this.retry());
  }

  private hear(message: Heard) {
    if (!this.edits) return;
    switch (message.type) {
      case "hello":
        return this.greeted(message);
      case "operation":
        return this.acknowledged(message.sequence, message.client_id, message.operation);
      case "replaced":
        return this.acknowledged(message.sequence, "", null);
      case "refused":
        return this.refused(message);
      case "people":
        return this.show({ people: message.people });
      case "comments":
        return this.given.comments?.();
      case "answers":
        return this.given.answers?.();
    }
  }

  private greeted({ sequence, you, can_edit, sees_private, people }: Extract<Heard, { type: "hello" }>) {
    const { seesPrivate } = this.view;
    // What I may see has changed, and with it what the document says to me.
    const isOther = seesPrivate !== null && seesPrivate !== sees_private;
    this.failures = 0;
    this.inFlight = null;
    this.show({
      connection: "open",
      me: you.connection,
      canEdit: can_edit,
      seesPrivate: sees_private,
      people,
    });
    if (sequence > this.edits!.sequence) this.line?.say({ type: "since", sequence: this.edits!.sequence });
    if (sequence < this.edits!.sequence || isOther) this.fetch();
    this.toldPart = null;
    this.tellWhereIAm();
    this.send();
  }

  private acknowledged(sequence: number, clientId: string, operation: Operation | null) {
    if (operation === null && sequence <= this.edits!.sequence) return;
    this.take(withAcknowledged(this.edits!, { sequence, clientId, operation }, newName));
    if (this.edits!.early.size > 0) this.askForTheMissing();
    this.show({});
  }

  private askForTheMissing() {
    if (this.timers.missing) return;
    this.later("missing", 200, () => {
      if (this.edits!.early.size === 0) return;
      this.line?.say({ type: "since", sequence: this.edits!.sequence });
      this.later("missing", RETRY_MS, () => this.askForTheMissing());
    });
  }

  private refused({ client_id, problem }: Extract<Heard, { type: "refused" }>) {
    const clientId = client_id ?? (problem.code === "invalid_message" ? this.inFlight : null);
    if (!clientId) return;
    if (problem.status >= 500 || problem.status === 429 || problem.code === "too_many") {
      this.inFlight = null;
      this.later("send", RETRY_MS, () => this.send());
      return;
    }
    this.take(withRefused(this.edits!, clientId, problem.code, newName), problem.detail);
    this.show({});
  }

  /** Takes in what became of the edits, tells what was lost, and goes on sending. */
  private take(outcome: Outcome<D>, detail?: string) {
    this.edits = outcome.edits;
    if (outcome.renamed.size > 0) {
      this.past = renamedPast(this.given.grammar, this.past, outcome.renamed);
      const selected = this.view.selected && outcome.renamed.get(this.view.selected);
      if (selected) this.show({ selected });
    }
    for (const [i, { code }] of outcome.dropped.entries()) {
      this.given.notice({ kind: "dropped", code, detail: i === 0 ? detail : undefined });
    }
    this.given.kept.write(this.edits.pending);
    if (outcome.needsDocument) this.fetch();
    if (!this.edits.pending.some((one) => one.clientId === this.inFlight)) {
      this.inFlight = null;
      clearTimeout(this.timers.answer);
    }
    this.send();
  }

  /** Sends the first edit that waits, when none is on its way. */
  private send() {
    const first = this.edits?.pending[0];
    if (!first || !this.line || this.inFlight || this.view.connection !== "open") return;
    this.inFlight = first.clientId;
    this.edits = withSent(this.edits!);
    this.given.kept.write(this.edits.pending);
    this.line.say({ type: "operation", client_id: first.clientId, operation: first.operation });
    this.later("answer", ANSWER_WITHIN_MS, () => {
      this.inFlight = null;
      this.send();
    });
  }

  private tellWhereIAm() {
    if (this.view.selected === this.toldPart || this.view.connection !== "open") return;
    this.toldPart = this.view.selected;
    this.line?.say({ type: "at", part: this.toldPart });
  }

  private later(name: string, ms: number, work: () => void) {
    clearTimeout(this.timers[name]);
    this.timers[name] = setTimeout(() => {
      delete this.timers[name];
      if (!this.isStopped) work();
    }, ms);
  }

  private show(changes: Partial<View<D>>) {
    const next: View<D> = {
      ...this.view,
      ...changes,
      document: this.edits?.shown ?? null,
      waiting: this.edits?.pending.length ?? 0,
      canUndo: this.past.undoable.length > 0,
      canRedo: this.past.redoable.length > 0,
    };
    const isNews = Object.entries(next).some(([field, value]) => value !== this.view[field as keyof View<D>]);
    if (!isNews) return;
    this.view = next;
    for (const listener of this.listeners) listener();
  }
}
