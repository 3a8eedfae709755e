import { cellOf } from "@/mapping/places";
import type { JourneyMap, Lane, Phase, Step } from "@/mapping/types";
import { isLine, lanesShown } from "../kinds";

/** A column: a step, or the empty place of a phase without steps. */
export interface Column {
  readonly key: string;
  readonly phase: Phase;
  readonly step: Step | null;
}

/** What the grid shows of a map: its columns and the lanes that are not hidden. */
export interface Board {
  readonly phases: readonly Phase[];
  readonly columns: readonly Column[];
  readonly lanes: readonly Lane[];
}

/** The columns and the lanes of a map; only lanes of some kinds when it is shown to an audience. */
export function boardOf(map: JourneyMap, kinds?: readonly string[]): Board {
  const columns = map.phases.flatMap((phase): Column[] => {
    if (phase.steps.length === 0) return [{ key: `empty ${phase.id}`, phase, step: null }];
    return phase.steps.map((step) => ({ key: step.id, phase, step }));
  });
  return { phases: map.phases, columns, lanes: lanesShown(map.lanes, kinds) };
}

/** Where the keyboard is: a header, a cell, or a card in a cell. Null stands for the place of a new part. */
export type Focus =
  | { area: "phase"; phase: string }
  | { area: "step"; phase: string; step: string | null }
  | { area: "lane"; lane: string | null }
  | { area: "cell"; step: string; lane: string; card: string | null };

export type Direction = "up" | "down" | "left" | "right";

/** Where the keyboard begins: in the first cell, or at the first place for a step. */
export function firstFocus({ columns, lanes }: Board): Focus {
  const [first] = columns;
  const lane = lanes.find((one) => !isLine(one));
  if (!first) return { area: "lane", lane: lanes[0]?.id ?? null };
  if (!first.step || !lane) return { area: "step", phase: first.phase.id, step: first.step?.id ?? null };
  return inCell(first.step, lane, "first");
}

/** Where an arrow leads; the same focus at an edge. */
export function movedFocus(board: Board, from: Focus, direction: Direction): Focus {
  switch (from.area) {
    case "phase":
      return fromPhase(board, from, direction);
    case "step":
      return fromStep(board, from, direction);
    case "lane":
      return fromLane(board, from, direction);
    case "cell":
      return fromCell(board, from, direction);
  }
}

/** The first or last cell of the lane, or of the headers. */
export function endFocus(board: Board, from: Focus, isLast: boolean): Focus {
  const columns = from.area === "cell" ? board.columns.filter((one) => one.step) : board.columns;
  const column = columns.at(isLast ? -1 : 0);
  if (!column) return from;
  if (from.area === "phase") return { area: "phase", phase: column.phase.id };
  if (from.area === "step") return stepFocus(column);
  const lane = board.lanes.find((one) => one.id === from.lane);
  return lane && !isLine(lane) && column.step ? inCell(column.step, lane, "first") : from;
}

/** A focus that is there: that of a part which was removed goes to what is left near it. */
export function settledFocus(board: Board, focus: Focus): Focus {
  if (focus.area === "phase") {
    return board.phases.some((one) => one.id === focus.phase) ? focus : firstFocus(board);
  }
  if (focus.area === "lane") {
    return focus.lane === null || board.lanes.some((one) => one.id === focus.lane)
      ? focus
      : firstFocus(board);
  }
  if (focus.area === "step") {
    const column =
      board.columns.find(
        (one) => one.step?.id === focus.step && (focus.step || one.phase.id === focus.phase),
      ) ?? board.columns.find((one) => one.phase.id === focus.phase);
    return column ? stepFocus(column) : firstFocus(board);
  }
  const step = board.columns.find((one) => one.step?.id === focus.step)?.step;
  const lane = board.lanes.find((one) => one.id === focus.lane);
  if (!step || !lane) return firstFocus(board);
  const isThere = focus.card === null || cellOf(step, lane.id).some((card) => card.id === focus.card);
  return isThere ? focus : inCell(step, lane, "last");
}

/** Whether two places are the same. */
export function isSameFocus(one: Focus, other: Focus): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The id of the part that the keyboard is at, if it is at one. */
export function partAt(focus: Focus): string | null {
  if (focus.area === "phase") return focus.phase;
  if (focus.area === "step") return focus.step;
  if (focus.area === "lane") return focus.lane;
  return focus.card ?? focus.step;
}

function fromPhase(board: Board, from: Extract<Focus, { area: "phase" }>, direction: Direction): Focus {
  const at = board.phases.findIndex((phase) => phase.id === from.phase);
  if (direction === "down") {
    const column = board.columns.find((one) => one.phase.id === from.phase);
    return column ? stepFocus(column) : from;
  }
  const next = board.phases[direction === "left" ? at - 1 : direction === "right" ? at + 1 : at];
  return next ? { area: "phase", phase: next.id } : from;
}

function fromStep(board: Board, from: Extract<Focus, { area: "step" }>, direction: Direction): Focus {
  const at = columnAt(board, from);
  if (direction === "up") return { area: "phase", phase: from.phase };
  if (direction === "down") {
    const step = board.columns[at]?.step;
    const lane = board.lanes.find((one) => !isLine(one));
    return step && lane ? inCell(step, lane, "first") : { area: "lane", lane: board.lanes[0]?.id ?? null };
  }
  const next = board.columns[direction === "left" ? at - 1 : at + 1];
  return next ? stepFocus(next) : from;
}

function fromLane(board: Board, from: Extract<Focus, { area: "lane" }>, direction: Direction): Focus {
  const at = from.lane === null ? board.lanes.length : board.lanes.findIndex((lane) => lane.id === from.lane);
  if (direction === "up") {
    const above = board.lanes[at - 1];
    if (above) return { area: "lane", lane: above.id };
    return board.columns[0] ? stepFocus(board.columns[0]) : from;
  }
  if (direction === "down") return { area: "lane", lane: board.lanes[at + 1]?.id ?? null };
  const lane = board.lanes[at];
  const step = board.columns.find((one) => one.step)?.step;
  return direction === "right" && lane && !isLine(lane) && step ? inCell(step, lane, "first") : from;
}

function fromCell(board: Board, from: Extract<Focus, { area: "cell" }>, direction: Direction): Focus {
  const columns = board.columns.filter((one) => one.step);
  const at = columns.findIndex((one) => one.step!.id === from.step);
  const column = columns[at];
  const laneAt = board.lanes.findIndex((lane) => lane.id === from.lane);
  if (!column?.step || laneAt < 0) return from;
  const cell = cellOf(column.step, from.lane);
  const cardAt = cell.findIndex((card) => card.id === from.card);
  if (direction === "up" || direction === "down") {
    const next = cell[direction === "up" ? cardAt - 1 : cardAt + 1];
    if (next && cardAt >= 0) return { ...from, card: next.id };
    const others =
      direction === "up" ? board.lanes.slice(0, laneAt).reverse() : board.lanes.slice(laneAt + 1);
    const lane = others.find((one) => !isLine(one));
    if (lane) return inCell(column.step, lane, direction === "up" ? "last" : "first");
    return direction === "up" ? stepFocus(column) : from;
  }
  const beside = columns[direction === "left" ? at - 1 : at + 1];
  if (beside?.step) {
    const cards = cellOf(beside.step, from.lane);
    return {
      ...from,
      step: beside.step.id,
      card: cards[Math.min(Math.max(cardAt, 0), cards.length - 1)]?.id ?? null,
    };
  }
  return direction === "left" ? { area: "lane", lane: from.lane } : from;
}

function inCell(step: Step, lane: Lane, which: "first" | "last"): Focus {
  const card = cellOf(step, lane.id).at(which === "first" ? 0 : -1);
  return { area: "cell", step: step.id, lane: lane.id, card: card?.id ?? null };
}

function stepFocus(column: Column): Focus {
  return { area: "step", phase: column.phase.id, step: column.step?.id ?? null };
}

function columnAt(board: Board, focus: Extract<Focus, { area: "step" }>): number {
  return board.columns.findIndex((one) =>
    focus.step === null ? !one.step && one.phase.id === focus.phase : one.step?.id === focus.step,
  );
}
