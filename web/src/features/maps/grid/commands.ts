import { newId } from "@/mapping/ids";
import { apply } from "@/mapping/operations";
import { cellOf, find, stepsOf } from "@/mapping/places";
import { isTaken } from "@/mapping/rules";
import { withWords } from "@/mapping/texts";
import type { Card, JourneyMap, Kind, Lane, LaneKind, Operation, Phase, Step, Text } from "@/mapping/types";
import { isLine, mainField } from "../kinds";
import { itemsOf } from "./paste";

/** An operation and the id of what it makes. */
export interface Made {
  operation: Operation;
  id: string;
}

/** How texts are written: in the language shown, on a map of these languages. */
export interface Writing {
  map: JourneyMap;
  language: string;
}

/** The text that says this in the language shown. */
export function textOf({ map, language }: Writing, words: string, before?: Text | null): Text | null {
  return withWords(before, language, map.head.languages, words);
}

/** A card in a cell, with what people typed as what it is about. */
export function addedCard(writing: Writing, step: string, lane: Lane, words: string, index?: number): Made {
  const id = newId(words, isTaken(writing.map), lane.kind);
  const part = { kind: lane.kind, id, ...contentOf(writing, lane.kind as Kind, words) };
  return { id, operation: { op: "add", what: "card", parent: step, lane: lane.id, index, part } };
}

function contentOf(writing: Writing, kind: Kind, words: string): { [field: string]: unknown } {
  if (kind !== "emotion") {
    const field = mainField(kind);
    return { [field]: field === "text" ? textOf(writing, words) : words };
  }
  const value = Number(words.replace(",", ".").replace("−", "-"));
  const isValue = words.trim() !== "" && Math.abs(value) <= 2;
  return { assumed: isValue ? { value } : { value: 0, word: textOf(writing, words) } };
}

/** Other words on a card; none, and the card goes. */
export function rewordedCard(writing: Writing, card: Card, words: string): Operation {
  if (card.kind === "emotion") return setWord(writing, card, words);
  const field = mainField(card.kind);
  const value = field === "text" ? textOf(writing, words, card.text) : words;
  return value ? { op: "set", id: card.id, field, value } : { op: "remove", id: card.id };
}

function setWord(writing: Writing, card: Extract<Card, { kind: "emotion" }>, words: string): Operation {
  const assumed = card.assumed ?? { value: 0 };
  const { word: before, ...reading } = assumed;
  const word = textOf(writing, words, before);
  return { op: "set", id: card.id, field: "assumed", value: word === null ? reading : { ...reading, word } };
}

/** A step in a phase. */
export function addedStep(writing: Writing, phase: string, words: string, index?: number): Made {
  const id = newId(words, isTaken(writing.map), "step");
  const part = { id, title: textOf(writing, words) };
  return { id, operation: { op: "add", what: "step", parent: phase, index, part } };
}

/** A phase of one's own. */
export function addedPhase(writing: Writing, words: string, index?: number): Made {
  const id = newId(words, isTaken(writing.map), "phase");
  return { id, operation: { op: "add", what: "phase", index, part: { id, title: textOf(writing, words) } } };
}

/** A lane of a kind; with words it is called by them, else by its kind. */
export function addedLane(writing: Writing, kind: LaneKind, words: string, index?: number): Made {
  const id = newId(words || kind, isTaken(writing.map), "lane");
  const title = words ? { title: textOf(writing, words) } : {};
  return { id, operation: { op: "add", what: "lane", index, part: { id, kind, ...title } } };
}

/** Another title; a lane without one is called by its kind, anything else keeps what it had. */
export function retitled(writing: Writing, part: Lane | Step | Phase, words: string): Operation | null {
  const value = textOf(writing, words, part.title);
  return value === null && !("kind" in part && !("steps" in part))
    ? null
    : { op: "set", id: part.id, field: "title", value };
}

/** Several operations as one: they happen, and are undone, together. */
export function together(operations: readonly Operation[]): Operation | null {
  return operations.length === 0
    ? null
    : operations.length === 1
      ? operations[0]!
      : { op: "all", operations };
}

/** Collects operations, each on the map after those before it, so that their ids differ. */
export class Draft {
  readonly operations: Operation[] = [];

  constructor(private writing: Writing) {}

  get now(): Writing {
    return this.writing;
  }

  add({ operation, id }: Made): string {
    this.operations.push(operation);
    this.writing = { ...this.writing, map: apply(this.writing.map, operation) };
    return id;
  }
}

/**
 * A range of a sheet as cards: its columns become steps from the focused one on, its rows lanes. A list without
 * tabs becomes cards in the focused cell. Steps that are missing are added; rows below the last lane are left out.
 */
export function pastedRange(
  writing: Writing,
  rows: string[][],
  at: { step: string; lane: string },
  titleOfStep: (number: number) => string,
): { operation: Operation | null; leftOut: number } {
  const draft = new Draft(writing);
  const lanes = writing.map.lanes.filter((lane) => !lane.is_hidden && !isLine(lane));
  const from = lanes.findIndex((lane) => lane.id === at.lane);
  const isList = rows.every((row) => row.length === 1);
  if (isList) {
    for (const item of itemsOf(rows)) addOnce(draft, at.step, lanes[from]!, item);
    return { operation: together(draft.operations), leftOut: 0 };
  }
  const steps = stepsFor(draft, at.step, Math.max(...rows.map((row) => row.length)), titleOfStep);
  const fitting = rows.slice(0, lanes.length - from);
  for (const [i, row] of fitting.entries()) {
    for (const [j, words] of row.entries()) if (words) addOnce(draft, steps[j]!, lanes[from + i]!, words);
  }
  return { operation: together(draft.operations), leftOut: rows.length - fitting.length };
}

/** Adds a card; a cell has room for one emotion. */
function addOnce(draft: Draft, step: string, lane: Lane, words: string) {
  const cell = stepsOf(draft.now.map).find((one) => one.id === step);
  if (lane.kind === "emotion" && cell && cellOf(cell, lane.id).length > 0) return;
  draft.add(addedCard(draft.now, step, lane, words));
}

function stepsFor(
  draft: Draft,
  first: string,
  width: number,
  titleOfStep: (number: number) => string,
): string[] {
  const all = stepsOf(draft.now.map).map((step) => step.id);
  const steps = all.slice(all.indexOf(first));
  const phase = draft.now.map.phases.findLast((one) => one.steps.length > 0)!.id;
  for (let number = all.length + 1; steps.length < width; number++) {
    steps.push(draft.add(addedStep(draft.now, phase, titleOfStep(number))));
  }
  return steps;
}

/** A copy of a card for a lane: the same card where the kinds agree, else its words. */
export function copiedCard(
  writing: Writing,
  card: Card,
  words: string,
  step: string,
  lane: Lane,
  index?: number,
): Made {
  if (card.kind !== lane.kind) return addedCard(writing, step, lane, words, index);
  const id = newId(words || card.id, isTaken(writing.map), lane.kind);
  const evidence = card.evidence.map((one, i) => ({
    ...one,
    id: newId(`${id}-evidence-${i + 1}`, isTaken(writing.map)),
  }));
  const part = { ...card, id, evidence };
  return { id, operation: { op: "add", what: "card", parent: step, lane: lane.id, index, part } };
}

/** A card moved into a lane of another kind: written anew there, and gone here. */
export function movedCard(
  writing: Writing,
  id: string,
  step: string,
  lane: Lane,
  words: string,
  index?: number,
): Made {
  const card = find(writing.map, id)!.part as Card;
  if (card.kind === lane.kind) {
    return { id, operation: { op: "move", id, parent: step, lane: lane.id, index } };
  }
  const added = addedCard(writing, step, lane, words, index);
  return { id: added.id, operation: { op: "all", operations: [added.operation, { op: "remove", id }] } };
}

/** Moves a step one place on, into the next phase at the end of its own. */
export function shiftedStep(map: JourneyMap, id: string, by: 1 | -1): Operation | null {
  const at = map.phases.findIndex((phase) => phase.steps.some((step) => step.id === id));
  const phase = map.phases[at];
  if (!phase) return null;
  const index = phase.steps.findIndex((step) => step.id === id) + by;
  if (index >= 0 && index < phase.steps.length) return { op: "move", id, index };
  const next = map.phases[at + by];
  return next ? { op: "move", id, parent: next.id, index: by > 0 ? 0 : next.steps.length } : null;
}

/** Moves a phase or a lane one place on; hidden lanes are stepped over. */
export function shiftedAmong(
  parts: readonly { id: string; is_hidden?: boolean }[],
  id: string,
  by: 1 | -1,
): Operation | null {
  const at = parts.findIndex((part) => part.id === id);
  let index = at + by;
  while (parts[index]?.is_hidden) index += by;
  return index < 0 || index >= parts.length ? null : { op: "move", id, index };
}
