import { readMap } from "@/mapping/canonical";
import { apply } from "@/mapping/operations";
import { Refusal } from "@/mapping/refusal";
import type { JourneyMap, Operation } from "@/mapping/types";
import type { Heard, Line, Listener, Said } from "./line";

/** For tests: a small map. */
export function smallMap(): JourneyMap {
  return readMap({
    id: "bread",
    head: { title: "Buying bread", languages: ["en", "nl"], personas: ["anna"] },
    personas: [{ id: "anna", name: "Anna" }],
    lanes: [
      { id: "action", kind: "action" },
      { id: "pain", kind: "pain" },
      { id: "waste", kind: "note", title: "Waste" },
    ],
    phases: [
      { id: "before", title: "Before", steps: [{ id: "sees", title: "Sees" }] },
      {
        id: "after",
        title: "After",
        steps: [
          { id: "eats", title: "Eats", cards: { pain: [{ kind: "pain", id: "crumbs", text: "Crumbs" }] } },
        ],
      },
    ],
    edges: [{ id: "again", from: "eats", to: "sees" }],
  });
}

type Kept = Extract<Heard, { type: "operation" }>;

/** For tests: the server in a few lines. It does each operation once, in the order in which they come. */
export class NaiveServer {
  log: Kept[] = [];
  private listeners = new Set<Listener>();

  constructor(
    readonly first: JourneyMap,
    public map: JourneyMap = first,
  ) {}

  get sequence() {
    return this.log.length;
  }

  open(listener: Listener, canEdit = true): Line {
    this.listeners.add(listener);
    this.greet(listener, { can_edit: canEdit, sees_private: true });
    return {
      say: (said) => this.listen(listener, said),
      close: () => this.listeners.delete(listener),
    };
  }

  /** Everyone may see all of it from now on, or no longer. */
  show(seesPrivate: boolean) {
    for (const one of this.listeners) this.greet(one, { can_edit: true, sees_private: seesPrivate });
  }

  private greet(listener: Listener, may: { can_edit: boolean; sees_private: boolean }) {
    const you = { user_id: "someone", connection: String(this.listeners.size) };
    listener.hear({ type: "hello", sequence: this.sequence, you, ...may, people: [] });
  }

  private listen(listener: Listener, said: Said) {
    if (said.type === "since") for (const one of this.log.slice(said.sequence)) listener.hear(one);
    if (said.type !== "operation") return;
    const before = this.log.find((one) => one.client_id === said.client_id);
    if (before) return listener.hear(before);
    try {
      this.operate(said.client_id, said.operation);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      const problem = { status: 422, code: refusal.code };
      listener.hear({ type: "refused", client_id: said.client_id, problem });
    }
  }

  operate(client_id: string, operation: Operation) {
    this.map = apply(this.map, operation);
    const kept: Kept = {
      type: "operation",
      sequence: this.sequence + 1,
      client_id,
      operation,
      user_id: null,
    };
    this.log.push(kept);
    for (const listener of this.listeners) listener.hear(kept);
  }
}
