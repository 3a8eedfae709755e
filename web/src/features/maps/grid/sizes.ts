import type { Card, Cell, Lane, Step, Text } from "@/mapping/types";
import { isLine } from "../kinds";
import { titleOf } from "../titles";
import type { Board } from "./board";
import { snapped } from "./mood";

export const COLUMN = 216;
export const EMPTY_COLUMN = 168;
export const LANE = 184;
export const PHASE_HEIGHT = 34;
export const STEP_HEIGHT = 54;
export const MOOD_HEIGHT = 148;
const LINE_HEIGHT = 30;
const NEW_LANE_HEIGHT = 52;
const LEAST_HEIGHT = 52;

// The measures of Grid.module.css: change both together.
const TEXT_LINE = 18;
const CARD_PADDING = 12;
const META = 20;
const PICTURE = 104;
const GAP = 4;
const CELL_PADDING = 20;
const TEXT_WIDTH = 158;
export const MOST_LINES = 6;
const FONT = '13px system-ui, "Segoe UI", Roboto, sans-serif';

type Said = (text: Text | null | undefined) => string;

/** How wide the columns are. */
export function widthsOf(board: Board): number[] {
  return board.columns.map((column) => (column.step ? COLUMN : EMPTY_COLUMN));
}

/** How high the lanes are, and last the place for a new one: each fits its fullest cell. */
export function heightsOf(board: Board, said: Said): number[] {
  const steps = board.columns.flatMap((column) => column.step ?? []);
  return [...board.lanes.map((lane) => heightOfLane(lane, steps, said)), NEW_LANE_HEIGHT];
}

function heightOfLane(lane: Lane, steps: readonly Step[], said: Said): number {
  if (isLine(lane)) return LINE_HEIGHT;
  if (lane.kind === "emotion") return MOOD_HEIGHT;
  return steps.reduce((height, step) => {
    const cell = step.cards[lane.id];
    return cell ? Math.max(height, heightOfCell(cell, said)) : height;
  }, LEAST_HEIGHT);
}

// A cell that did not change is the same list, so its height is found once per language.
const known = new WeakMap<Said, WeakMap<Cell, number>>();

function heightOfCell(cell: Cell, said: Said): number {
  let heights = known.get(said);
  if (!heights) {
    heights = new WeakMap();
    known.set(said, heights);
  }
  let height = heights.get(cell);
  if (height === undefined) {
    height = cell.reduce((sum, card) => sum + heightOfCard(card, said) + GAP, CELL_PADDING);
    heights.set(cell, height);
  }
  return height;
}

function heightOfCard(card: Card, said: Said): number {
  const words = said(titleOf(card));
  const text = (card.kind === "image" && !card.text ? 1 : linesOf(words)) * TEXT_LINE;
  return CARD_PADDING + text + (hasMeta(card) ? META : 0) + (card.kind === "image" ? PICTURE : 0);
}

/** Whether a card has a line beneath its text. */
export function hasMeta(card: Card): boolean {
  return (
    card.persona != null ||
    (card.kind === "pain" && card.severity != null) ||
    (card.kind === "kpi" && (card.value != null || card.target != null)) ||
    (card.kind === "touchpoint" && card.text != null) ||
    (card.kind === "moment_of_truth" && card.moment != null)
  );
}

let pen: CanvasRenderingContext2D | null | undefined;
const counted = new Map<string, number>();

/** On how many lines a text of a card is written. */
function linesOf(text: string): number {
  let lines = counted.get(text);
  if (lines === undefined) {
    lines = Math.min(MOST_LINES, countLines(text, TEXT_WIDTH, widthOf));
    counted.set(text, lines);
  }
  return lines;
}

function widthOf(text: string): number {
  if (pen === undefined) {
    pen = document.createElement("canvas").getContext("2d");
    if (pen) pen.font = FONT;
  }
  return pen?.measureText(text).width ?? text.length * 7;
}

/** The lines of a text that is broken between words, and within words that are too long. */
export function countLines(text: string, width: number, widthOf: (text: string) => number): number {
  const space = widthOf(" ");
  let lines = 1;
  let used = 0;
  for (const word of text.split(/\s+/)) {
    const wide = widthOf(word);
    if (used > 0 && used + space + wide > width) {
      lines++;
      used = 0;
    }
    lines += Math.max(0, Math.ceil(wide / width) - 1);
    used = wide > width ? wide % width : used + (used > 0 ? space : 0) + wide;
  }
  return lines;
}

const MOOD_TOP = 18;
const MOOD_BOTTOM = 30;

/** How far down its lane a value of emotion is drawn. */
export function heightOfMood(value: number): number {
  return MOOD_TOP + ((2 - value) / 4) * (MOOD_HEIGHT - MOOD_TOP - MOOD_BOTTOM);
}

/** The value that people set at a height. */
export function moodAtHeight(y: number): number {
  return snapped(2 - ((y - MOOD_TOP) / (MOOD_HEIGHT - MOOD_TOP - MOOD_BOTTOM)) * 4);
}
