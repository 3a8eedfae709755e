import type { Action } from "../plan";

const DAY = 86_400_000;
const WORK_TO_CALENDAR = 7 / 5;

/** A day as a number: days since 1970. */
export const dayNumber = (day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);

/** A number of days since 1970 as it is written. */
export const dayOf = (number: number) => new Date(number * DAY).toISOString().slice(0, 10);

/** An action on the time axis, in days; its days are guessed where they follow from others or its term. */
export interface Span {
  readonly action: Action;
  readonly from: number;
  readonly until: number;
  readonly isGuessed: boolean;
}

/** The actions so that each comes behind all that it needs; the earliest, then the most impact first. */
export function inOrder(actions: readonly Action[]): Action[] {
  const waiting = actions.toSorted(
    (a, b) =>
      early(a.starts_on ?? a.due_on).localeCompare(early(b.starts_on ?? b.due_on)) ||
      early(a.due_on).localeCompare(early(b.due_on)) ||
      a.term - b.term ||
      b.impact - a.impact,
  );
  const known = new Set(waiting.map((one) => one.id));
  const done = new Map<string, Action>();
  while (waiting.length > 0) {
    const ready = waiting.findIndex((one) => one.needs.every((need) => done.has(need) || !known.has(need)));
    const [next] = waiting.splice(Math.max(0, ready), 1);
    done.set(next!.id, next!);
  }
  return [...done.values()];
}

/**
 * The actions that were not dropped on a time axis, each behind what it needs: as `road_map` in Python.
 *
 * Where an action has no days, it begins today or when the last that it needs ends, and lasts its days of
 * work; without these its place on the grid says when it ends.
 */
export function spansOf(actions: readonly Action[], today: string): Span[] {
  const ends = new Map<string, number>();
  const spans: Span[] = [];
  for (const action of inOrder(actions)) {
    if (action.status === "dropped") continue;
    const before = action.needs.flatMap((need) => ends.get(need) ?? []);
    const span = spanOf(action, dayNumber(today), before.length > 0 ? Math.max(...before) : null);
    ends.set(action.id, span.until);
    spans.push(span);
  }
  return spans;
}

function spanOf(action: Action, today: number, after: number | null): Span {
  const begin = action.starts_on ? dayNumber(action.starts_on) : null;
  const finish = action.done_on ?? action.due_on;
  const end = finish ? dayNumber(finish) : null;
  if (begin !== null && end !== null)
    return { action, from: Math.min(begin, end), until: end, isGuessed: false };
  const lasts = calendarDays(action);
  const follows = after === null ? null : after + 1;
  const from =
    begin ??
    (end === null ? (follows ?? today) : Math.min(end, Math.max(end - lasts, follows ?? end - lasts)));
  return { action, from, until: end ?? from + lasts, isGuessed: true };
}

/** How long an action takes: its days of work in weeks of five, or as its term says. */
function calendarDays({ effort, term }: Action): number {
  if (effort) return Math.max(Math.round(effort * WORK_TO_CALENDAR), 1);
  return Math.max(Math.round(7 + 358 * term), 7);
}

/** Days without a date come last. */
const early = (day: string | null | undefined) => day ?? "9999-12-31";

/** The days that an axis shows, from the first of a month to the last of one, with today among them. */
export interface Axis {
  readonly from: number;
  readonly until: number;
  /** Where months begin: every one, or every few where there are many. */
  readonly months: readonly number[];
}

const MOST_MONTHS = 14;

export function axisOf(spans: readonly Span[], today: string): Axis {
  const now = dayNumber(today);
  const first = Math.min(now, ...spans.map((one) => one.from));
  const last = Math.max(now, ...spans.map((one) => one.until));
  const from = monthAt(first, 0);
  const all = [from];
  while (monthAt(all.at(-1)!, 1) <= last) all.push(monthAt(all.at(-1)!, 1));
  const every = Math.ceil(all.length / MOST_MONTHS);
  return { from, until: monthAt(last, 1) - 1, months: all.filter((_, n) => n % every === 0) };
}

/** How far along the axis a day begins, 0 … 1. */
export const shareOf = (day: number, { from, until }: Axis) => (day - from) / (until + 1 - from);

/** The first day of the month of a day, or of one some months later. */
function monthAt(day: number, later: number): number {
  const date = new Date(day * DAY);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1) / DAY;
}

/** A line from the end of what comes first to the begin of what waits for it. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly path: string;
}

/** The lines between bars, in a picture of a width, with rows of a height. */
export function linksOf(spans: readonly Span[], axis: Axis, width: number, row: number): Link[] {
  const place = new Map(spans.map((one, at) => [one.action.id, at]));
  return spans.flatMap(({ action, from }, at) =>
    action.needs.flatMap((need) => {
      const before = place.get(need);
      if (before === undefined) return [];
      const x1 = tenth(shareOf(spans[before]!.until + 1, axis) * width);
      const x2 = tenth(shareOf(from, axis) * width);
      const [y1, y2] = [(before + 0.5) * row, (at + 0.5) * row];
      const turn = tenth(Math.max(x1 + 6, 0));
      const path =
        x2 >= x1 + 12
          ? `M${x1},${y1}H${turn}V${y2}H${x2}`
          : `M${x1},${y1}H${turn}V${y2 - row / 2}H${tenth(x2 - 8)}V${y2}H${x2}`;
      return [{ from: need, to: action.id, path }];
    }),
  );
}

const tenth = (value: number) => Math.round(value * 10) / 10;
