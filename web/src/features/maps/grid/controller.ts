import { cardsOf, cellOf, find } from "@/mapping/places";
import type { Card } from "@/mapping/types";
import { titleOf } from "../titles";
import { type Direction, type Focus, isSameFocus, movedFocus, partAt, settledFocus } from "./board";
import * as commands from "./commands";
import type { Drop } from "./focus";
import { moodAt, movedMood } from "./mood";
import { GridWriting } from "./writing";

/** What the keyboard and the mouse do on the grid: write, move, remove, copy and paste. */
export class GridController extends GridWriting {
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
}
