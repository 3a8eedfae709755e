import { Problem } from "@/api/client";
import { isSame, merge } from "@/features/personas/merge";

/** A document as the server has it. */
export interface Version<Document> {
  document: Document;
  version: string;
}

/** How a document is kept, and fetched anew when others changed it meanwhile. */
export interface Keeper<Document> {
  save(document: Document, version: string): Promise<Version<Document>>;
  fetch(): Promise<Version<Document>>;
}

export type Status = "saved" | "waiting" | "saving" | "conflict" | "failed";

export interface State<Document> {
  document: Document;
  status: Status;
  /** Fields that others changed too, while status is "conflict". */
  conflicts: readonly (keyof Document)[];
  error: unknown;
}

const CHANGED_MEANWHILE = 412;

/** Keeps a document as it is typed: one save at a time, never over what others wrote. */
export class Autosave<Document extends object> {
  private base: Version<Document>;
  private theirs: Version<Document> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private readonly listeners = new Set<() => void>();
  private state: State<Document>;

  constructor(
    first: Version<Document>,
    private readonly keeper: Keeper<Document>,
    private readonly pause = 700,
  ) {
    this.base = first;
    this.state = { document: first.document, status: "saved", conflicts: [], error: null };
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = () => this.state;

  /** Notes a change; it is saved when nothing was changed for a moment. */
  change(part: Partial<Document>) {
    this.tell({ document: { ...this.state.document, ...part } });
    if (this.state.status === "conflict") return;
    this.tell({ status: "waiting", error: null });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), this.pause);
  }

  /** Saves now what waits. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    if (this.state.status !== "waiting" && this.state.status !== "failed") return;
    this.running = this.send();
    await this.running;
    this.running = null;
    if (this.state.status === "waiting") await this.flush();
  }

  /** Ends a conflict: with my words in the fields that both changed, or with theirs. */
  async settle(whose: "mine" | "theirs"): Promise<void> {
    if (this.state.status !== "conflict" || !this.theirs) return;
    const document = { ...this.state.document };
    if (whose === "theirs")
      for (const field of this.state.conflicts) document[field] = this.theirs.document[field];
    this.base = this.theirs;
    this.theirs = null;
    this.tell({ document, status: "waiting", conflicts: [] });
    await this.flush();
  }

  private async send() {
    const sent = this.state.document;
    if (isSame(sent, this.base.document)) return this.tell({ status: "saved" });
    this.tell({ status: "saving", error: null });
    try {
      this.base = await this.keeper.save(sent, this.base.version);
      this.after(sent);
    } catch (error) {
      if (error instanceof Problem && error.status === CHANGED_MEANWHILE) return this.join();
      this.tell({ status: "failed", error });
    }
  }

  /** The save went well: what was typed meanwhile is saved next. */
  private after(sent: Document) {
    const isMore = !isSame(this.state.document, sent);
    this.tell({ status: isMore ? "waiting" : "saved" });
  }

  /** Others saved first: joins both, and asks where both changed the same. */
  private async join() {
    try {
      const theirs = await this.keeper.fetch();
      const { document, conflicts } = merge(this.base.document, this.state.document, theirs.document);
      if (conflicts.length > 0) {
        this.theirs = theirs;
        return this.tell({ document, conflicts, status: "conflict" });
      }
      this.base = theirs;
      this.tell({ document, status: "waiting" });
    } catch (error) {
      this.tell({ status: "failed", error });
    }
  }

  private tell(part: Partial<State<Document>>) {
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  }
}
