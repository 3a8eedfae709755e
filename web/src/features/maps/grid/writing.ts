import { cellOf, find } from "@/mapping/places";
import type { Card, Lane, LaneKind, Phase, Step } from "@/mapping/types";
import { partAt } from "./board";
import * as commands from "./commands";
import { type Editing, GridFocus } from "./focus";

/** What is written on the grid: in a field on what is there, or in the place of something new. */
export class GridWriting extends GridFocus {
  /** Opens the field: on what is focused, or with a typed letter for a new part after it. */
  write(typed: string | null = null) {
    if (!this.canEdit) return;
    const editing = typed === null ? this.editingHere() : this.editingAfter();
    if (editing?.what === "card" && this.cardOf(editing.id)?.kind === "image")
      this.surroundings.openPanel("card");
    else if (editing) this.set({ editing, typed });
  }

  readonly edit = (editing: Editing) => {
    const isPicture = editing.what === "card" && this.cardOf(editing.id)?.kind === "image";
    if (isPicture) this.surroundings.openPanel("card");
    else if (this.canEdit) this.set({ editing, typed: null });
  };

  protected editingHere(): Editing | null {
    const at = this.focus;
    if (at.area === "cell" && at.card) return { what: "card", id: at.card };
    if (at.area === "lane" && at.lane === null) {
      this.set({ isLaneMenuOpen: true });
      return null;
    }
    const id = partAt(at);
    if (at.area !== "cell" && id) return { what: "title", id };
    return this.editingAfter();
  }

  protected editingAfter(): Editing | null {
    const at = this.focus;
    if (at.area === "phase") return { what: "new-phase", index: this.indexIn(this.map.phases, at.phase) + 1 };
    if (at.area === "lane") {
      const index = at.lane === null ? this.map.lanes.length : this.indexIn(this.map.lanes, at.lane) + 1;
      return { what: "new-lane", index };
    }
    if (at.area === "step") {
      const phase = this.map.phases.find((one) => one.id === at.phase)!;
      const index = at.step === null ? 0 : this.indexIn(phase.steps, at.step) + 1;
      return { what: "new-step", phase: phase.id, index };
    }
    const step = this.step(at.step);
    const cell = cellOf(step, at.lane);
    const [first] = cell;
    if (first?.kind === "emotion") return { what: "card", id: at.card ?? first.id };
    const index = at.card ? this.indexIn(cell, at.card) + 1 : cell.length;
    return { what: "new-card", step: at.step, lane: at.lane, index };
  }

  /** Keeps what was written, and goes on: to the next new part, to the cell beside, or nowhere. */
  readonly commit = (words: string, then: "next" | "right" | "left" | "stay") => {
    const { editing } = this.state;
    if (!editing) return;
    const kept = words.trim();
    const isNew = editing.what.startsWith("new-");
    this.set({ editing: null, typed: null });
    if (kept === "" && isNew) return this.afterCommit(then === "next" ? "stay" : then);
    const isDone = isNew ? this.addWritten(editing, kept) : this.changeWritten(editing, kept);
    // The next field takes the keyboard itself.
    if (isDone && then === "next" && isNew) this.write("");
    else this.afterCommit(then);
  };

  readonly cancel = () => {
    this.set({ editing: null, typed: null });
    this.surroundings.takeKeyboard();
  };

  private afterCommit(then: "next" | "right" | "left" | "stay") {
    this.surroundings.takeKeyboard();
    if (then === "right" || then === "left") this.move(then);
  }

  private addWritten(editing: Editing, words: string): boolean {
    switch (editing.what) {
      case "new-card": {
        const { step, index } = editing;
        const lane = this.lane(editing.lane);
        const made = commands.addedCard(this.writing, step, lane, words, index);
        return this.make(made, { area: "cell", step, lane: lane.id, card: made.id });
      }
      case "new-step": {
        const made = commands.addedStep(this.writing, editing.phase, words, editing.index);
        return this.make(made, { area: "step", phase: editing.phase, step: made.id });
      }
      case "new-phase": {
        const made = commands.addedPhase(this.writing, words, editing.index);
        return this.make(made, { area: "phase", phase: made.id });
      }
      default:
        return this.addLane("note", words, "index" in editing ? editing.index : undefined);
    }
  }

  readonly addLane = (kind: LaneKind, words = "", index?: number): boolean => {
    const made = commands.addedLane(this.writing, kind, words, index);
    return this.make(made, { area: "lane", lane: made.id });
  };

  private changeWritten(editing: Editing, words: string): boolean {
    const part = "id" in editing ? find(this.map, editing.id)?.part : undefined;
    if (!part) return false;
    if (words === this.wordsOf(part as Card | Lane | Step | Phase)) return true;
    const operation =
      editing.what === "card"
        ? commands.rewordedCard(this.writing, part as Card, words)
        : commands.retitled(this.writing, part as Lane | Step | Phase, words);
    return operation === null || this.store.apply(operation) === null;
  }
}
