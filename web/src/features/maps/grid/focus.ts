import { find, stepsOf } from "@/mapping/places";
import type { Card, JourneyMap, Lane, Operation, Phase, Step, Text } from "@/mapping/types";
import { titleOf } from "../titles";
import type { MapStore } from "../useMap";
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
import type * as commands from "./commands";

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
  /** The kinds of lanes that the audience is shown; all when there is none. */
  kinds?: readonly string[];
}
/** Where the keyboard is on the grid, and what happens there. No React. */
export class GridFocus {
  private listeners = new Set<() => void>();
  surroundings!: Surroundings;
  protected state: GridState;

  constructor(
    readonly store: MapStore,
    focus: Focus,
  ) {
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
    return this.store.getView().document!;
  }

  get board(): Board {
    return boardOf(this.map, this.surroundings?.kinds);
  }

  get canEdit(): boolean {
    return this.store.getView().canEdit;
  }

  protected get writing(): commands.Writing {
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

  /** What the field of a part begins with: its words in the language shown. */
  wordsOf(part: Card | Lane | Step | Phase): string {
    const { said } = this.surroundings;
    if ("evidence" in part) return part.kind === "emotion" ? said(part.assumed?.word) : said(titleOf(part));
    return said(part.title);
  }

  protected make({ operation }: commands.Made, focus: Focus): boolean {
    if (!this.try(operation)) return false;
    this.setFocus(focus);
    return true;
  }

  protected try(operation: Operation | null): boolean {
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

  protected indexIn(parts: readonly { id: string }[], id: string): number {
    return parts.findIndex((part) => part.id === id);
  }
}
