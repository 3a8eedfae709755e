import { cardsOf, cellOf, find, stepsOf } from "@/mapping/places";
import type { Card, JourneyMap, Lane, LaneKind, Operation, Phase, Step, Text } from "@/mapping/types";
import type { MapStore } from "../store/store";
import { titleOf } from "../titles";
import {
  type Board,
  boardOf,
  type Direction,
  endFocus,
  type Focus,
  isSameFocus,
  movedFocus,
  partAt,
  settledFocus,
} from "./board";
import * as commands from "./commands";
import { moodAt, movedMood } from "./mood";

/** What is being written: a part that is there, or the place of a new one. */
export type Editing =
  | { what: "card"; id: string }
  | { what: "title"; id: string }
  | { what: "new-card"; step: string; lane: string; index: number }
  | { what: "new-step"; phase: string; index: number }
  | { what: "new-phase"; index: number }
  | { what: "new-lane"; index: number };

/** Where something that is dragged would land. */
export type Drop =
  | { what: "card"; step: string; lane: string; index: number }
  | { what: "step" | "phase" | "lane"; id: string; side: "before" | "after" };

export interface GridState {
  readonly focus: Focus;
  readonly editing: Editing | null;
  /** What the field begins with when typing opened it; null begins with what is there. */
  readonly typed: string | null;
  readonly drop: Drop | null;
  /** Whose emotion is drawn; null is everyone's. */
  readonly persona: string | null;
  readonly isHelpOpen: boolean;
  readonly isLaneMenuOpen: boolean;
}

/** What the grid needs of the screen: the language, how things are called, how people are told. */
export interface Surroundings {
  language: string;
  said(text: Text | null | undefined): string;
  newStep(number: number): string;
  told(what: "removed" | "left_out", count: number, title: string): void;
  /** The keyboard goes back to the grid. */
  takeKeyboard(): void;
  /** Sends a picture; its path, once the server has it. */
  sendPicture(file: File): Promise<string>;
  openPanel(panel: string): void;
}

/** What the keyboard and the mouse do on the grid. No React. */
export class GridController {
  private listeners = new Set<() => void>();
  surroundings!: Surroundings;
  private state: GridState;

  constructor(
    readonly store: MapStore,
    focus: Focus,
  ) {
    if (store.getView().selected === null) store.select(partAt(focus));
    this.state = {
      focus,
      editing: null,
      typed: null,
      drop: null,
      persona: null,
      isHelpOpen: false,
      isLaneMenuOpen: false,
    };
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly getState = () => this.state;

  get map(): JourneyMap {
    return this.store.getView().map!;
  }

  get board(): Board {
    return boardOf(this.map);
  }

  get canEdit(): boolean {
    return this.store.getView().canEdit;
  }

  private get writing(): commands.Writing {
    return { map: this.map, language: this.surroundings.language };
  }

  /** The focus on what is there now: a colleague may have removed what it was at. */
  get focus(): Focus {
    return settledFocus(this.board, this.state.focus);
  }

  set(changes: Partial<GridState>) {
    this.state = { ...this.state, ...changes };
    for (const listener of this.listeners) listener();
  }

  readonly setFocus = (focus: Focus) => {
    if (!isSameFocus(focus, this.state.focus)) this.set({ focus });
    this.store.select(partAt(focus));
  };

  /** Goes to a part that was selected elsewhere. */
  follow(id: string) {
    if (partAt(this.state.focus) === id) return;
    const found = find(this.map, id);
    const lane = found?.path.at(-1)?.lane;
    if (found?.what === "phase") this.set({ focus: { area: "phase", phase: id } });
    if (found?.what === "lane") this.set({ focus: { area: "lane", lane: id } });
    if (found?.what === "step") this.set({ focus: { area: "step", phase: found.parent!, step: id } });
    if (found?.what === "card" && lane)
      this.set({ focus: { area: "cell", step: found.parent!, lane, card: id } });
  }

  move(direction: Direction) {
    this.setFocus(movedFocus(this.board, this.focus, direction));
  }

  end(isLast: boolean) {
    this.setFocus(endFocus(this.board, this.focus, isLast));
  }

  // Writing.

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

  private editingHere(): Editing | null {
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

  private editingAfter(): Editing | null {
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
    this.surroundings.takeKeyboard();
    if (kept === "" && isNew) return this.afterCommit(then === "next" ? "stay" : then);
    const isDone = isNew ? this.addWritten(editing, kept) : this.changeWritten(editing, kept);
    if (isDone && then === "next" && isNew) this.write("");
    else this.afterCommit(then);
  };

  readonly cancel = () => {
    this.set({ editing: null, typed: null });
    this.surroundings.takeKeyboard();
  };

  private afterCommit(then: "next" | "right" | "left" | "stay") {
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

  /** What the field of a part begins with: its words in the language shown. */
  wordsOf(part: Card | Lane | Step | Phase): string {
    const { said } = this.surroundings;
    if ("evidence" in part) return part.kind === "emotion" ? said(part.assumed?.word) : said(titleOf(part));
    return said(part.title);
  }

  // Removing and moving.

  removeHere() {
    const id = this.focus.area === "cell" ? (this.focus as { card: string | null }).card : partAt(this.focus);
    if (id && this.canEdit) this.remove(id);
  }

  readonly remove = (id: string) => {
    const part = find(this.map, id);
    if (!part) return;
    const title = this.surroundings.said(titleOf(part.part));
    const before = [...cardsOf(this.map)].length;
    const next = this.focusWithout(id);
    if (this.store.apply({ op: "remove", id })) return;
    this.setFocus(settledFocus(this.board, next));
    const gone = before - [...cardsOf(this.map)].length;
    if (part.what !== "card") this.surroundings.told("removed", gone, title);
  };

  private focusWithout(id: string): Focus {
    const at = this.focus;
    if (at.area === "cell" && at.card === id) {
      const cell = cellOf(this.step(at.step), at.lane);
      const index = this.indexIn(cell, id);
      return { ...at, card: (cell[index + 1] ?? cell[index - 1])?.id ?? null };
    }
    const beside = (["left", "right", "up", "down"] as const).map((way) => movedFocus(this.board, at, way));
    return beside.find((one) => one.area === at.area && !isSameFocus(one, at)) ?? at;
  }

  /** Moves what is focused one place: a card also into the cell beside, an emotion up and down its curve. */
  shift(direction: Direction) {
    if (!this.canEdit) return;
    const at = this.focus;
    const by = direction === "up" || direction === "left" ? -1 : 1;
    const isAcross = direction === "left" || direction === "right";
    if (at.area === "phase" && isAcross)
      return this.try(commands.shiftedAmong(this.map.phases, at.phase, by));
    if (at.area === "lane" && at.lane && !isAcross) {
      return this.try(commands.shiftedAmong(this.map.lanes, at.lane, by));
    }
    if (at.area === "step" && at.step && isAcross && this.try(commands.shiftedStep(this.map, at.step, by))) {
      const phase = find(this.map, at.step)!.parent!;
      this.setFocus({ ...at, phase });
    }
    if (at.area === "cell") this.shiftCard(at, direction, by);
  }

  private shiftCard(at: Extract<Focus, { area: "cell" }>, direction: Direction, by: 1 | -1) {
    const isMood = this.lane(at.lane).kind === "emotion";
    if (isMood && (direction === "up" || direction === "down")) {
      const mood = moodAt(this.step(at.step), at.lane, this.state.persona);
      return void this.setMood(at.step, at.lane, movedMood(mood?.assumed?.value, direction));
    }
    if (!at.card) return;
    const cell = cellOf(this.step(at.step), at.lane);
    const index = this.indexIn(cell, at.card) + by;
    const isInside = (direction === "up" || direction === "down") && index >= 0 && index < cell.length;
    if (isInside) return void this.try({ op: "move", id: at.card, index });
    const to = movedFocus(this.board, { ...at, card: null }, direction);
    if (to.area !== "cell") return;
    this.drop(
      at.card,
      to.step,
      to.lane,
      direction === "up" ? undefined : direction === "down" ? 0 : undefined,
    );
  }

  /** Puts a card in a cell; in a lane of another kind it is written anew. */
  readonly drop = (card: string, step: string, lane: string, index?: number) => {
    const part = find(this.map, card)?.part as Card | undefined;
    if (!part) return;
    const made = commands.movedCard(this.writing, card, step, this.lane(lane), this.wordsOf(part), index);
    this.make(made, { area: "cell", step, lane, card: made.id });
  };

  /** Something was dragged somewhere. */
  readonly dropped = ({ what, id }: { what: string; id: string }, drop: Drop) => {
    if (drop.what === "card") {
      const cell = cellOf(this.step(drop.step), drop.lane);
      const from = this.indexIn(cell, id);
      this.drop(id, drop.step, drop.lane, from >= 0 && from < drop.index ? drop.index - 1 : drop.index);
    } else if (drop.what === what && drop.id !== id) this.dropBeside(what, id, drop);
  };

  private dropBeside(what: string, id: string, { id: beside, side }: Extract<Drop, { id: string }>) {
    const target = find(this.map, beside);
    const parts: readonly { id: string }[] =
      what === "phase"
        ? this.map.phases
        : what === "lane"
          ? this.map.lanes
          : this.map.phases.find((phase) => phase.id === target?.parent)!.steps;
    const others = parts.filter((part) => part.id !== id);
    const index = this.indexIn(others, beside) + (side === "after" ? 1 : 0);
    const parent = what === "step" ? { parent: target!.parent } : {};
    if (!this.try({ op: "move", id, ...parent, index })) return;
    if (what === "step") this.setFocus({ area: "step", phase: target!.parent!, step: id });
    if (what === "phase") this.setFocus({ area: "phase", phase: id });
    if (what === "lane") this.setFocus({ area: "lane", lane: id });
  }

  /** The emotion that the team assumes in a step. */
  readonly setMood = (step: string, lane: string, value: number) => {
    const card = moodAt(this.step(step), lane, this.state.persona);
    if (card)
      return this.try({ op: "set", id: card.id, field: "assumed", value: { ...card.assumed, value } });
    const made = commands.addedCard(this.writing, step, this.lane(lane), String(value));
    return this.make(made, { area: "cell", step, lane, card: made.id });
  };

  // The clipboard.

  /** The card that is focused, to be copied: itself, and its words. */
  copied(): { card: Card; words: string } | null {
    const at = this.focus;
    const card = at.area === "cell" && at.card ? find(this.map, at.card)?.part : undefined;
    return card ? { card: card as Card, words: this.wordsOf(card as Card) } : null;
  }

  pasteCard(card: Card, words: string) {
    const at = this.focus;
    if (at.area !== "cell" || !this.canEdit) return;
    const cell = cellOf(this.step(at.step), at.lane);
    const index = at.card ? this.indexIn(cell, at.card) + 1 : undefined;
    const made = commands.copiedCard(this.writing, card, words, at.step, this.lane(at.lane), index);
    this.make(made, { ...at, card: made.id });
  }

  /** A picture that was pasted, once the server has it. */
  async pastePicture(sent: Promise<string>) {
    const at = this.focus;
    if (at.area !== "cell" || this.lane(at.lane).kind !== "image" || !this.canEdit) return;
    const made = commands.addedCard(this.writing, at.step, this.lane(at.lane), await sent);
    this.make(made, { ...at, card: made.id });
  }

  /** A list or a range of a sheet becomes cards; on a header it becomes steps, phases or lanes. */
  pasteRows(rows: string[][]) {
    if (!this.canEdit || rows.length === 0) return;
    const at = this.focus;
    if (at.area !== "cell")
      return this.pasteNames(rows.length === 1 ? rows[0]! : rows.map((row) => row[0] ?? ""));
    const { operation, leftOut } = commands.pastedRange(this.writing, rows, at, this.surroundings.newStep);
    if (!this.try(operation)) return;
    if (leftOut > 0) this.surroundings.told("left_out", leftOut, "");
  }

  private pasteNames(names: string[]) {
    const draft = new commands.Draft(this.writing);
    for (const [i, words] of names.filter(Boolean).entries()) {
      const editing = this.editingAfter();
      if (editing?.what === "new-step")
        draft.add(commands.addedStep(draft.now, editing.phase, words, editing.index + i));
      if (editing?.what === "new-phase") draft.add(commands.addedPhase(draft.now, words, editing.index + i));
      if (editing?.what === "new-lane")
        draft.add(commands.addedLane(draft.now, "note", words, editing.index + i));
    }
    this.try(commands.together(draft.operations));
  }

  // Helpers.

  private make({ operation }: commands.Made, focus: Focus): boolean {
    if (!this.try(operation)) return false;
    this.setFocus(focus);
    return true;
  }

  private try(operation: Operation | null): boolean {
    return operation !== null && this.store.apply(operation) === null;
  }

  /** The place of a step in its phase; -1 for the empty place of a phase without steps. */
  indexOfStep(phase: string, step: string | null): number {
    const steps = this.map.phases.find((one) => one.id === phase)?.steps ?? [];
    return step === null ? -1 : this.indexIn(steps, step);
  }

  cardOf(id: string): Card | null {
    const found = find(this.map, id);
    return found?.what === "card" ? (found.part as Card) : null;
  }

  step(id: string): Step {
    return stepsOf(this.map).find((step) => step.id === id)!;
  }

  lane(id: string): Lane {
    return this.map.lanes.find((lane) => lane.id === id)!;
  }

  private indexIn(parts: readonly { id: string }[], id: string): number {
    return parts.findIndex((part) => part.id === id);
  }
}
