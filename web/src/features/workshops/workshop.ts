import type { Document } from "@/documents/types";
import type { Text } from "@/mapping/types";

export const STAGES = ["writing", "grouping", "voting", "result"] as const;
export type Stage = (typeof STAGES)[number];

export const N_COLOURS = 12;

/** Somebody who takes part. `colour` is a number of the palette. */
export interface Guest {
  readonly id: string;
  readonly name: string;
  readonly colour?: number;
}

/** A part of the board: of a map the step that it stands for, else a heading. */
export interface Column {
  readonly id: string;
  readonly title: Text;
  readonly step?: string | null;
}

/** Notes that say the same, under one title. */
export interface Group {
  readonly id: string;
  readonly title: Text;
  readonly column?: string | null;
}

export interface Note {
  readonly id: string;
  readonly guest: string;
  readonly text: string;
  readonly column?: string | null;
  readonly lane?: string | null;
  readonly group?: string | null;
}

/** A dot of somebody on a note or on a group. */
export interface Vote {
  readonly id: string;
  readonly guest: string;
  readonly note?: string | null;
  readonly group?: string | null;
}

export interface Timer {
  readonly started_at: string;
  readonly seconds: number;
}

/** A workshop as its JSON: what has its default is left out. */
export interface Workshop extends Document {
  readonly map?: string | null;
  readonly question?: Text | null;
  readonly stage?: Stage;
  readonly timer?: Timer | null;
  readonly votes_each?: number;
  readonly is_simulated?: boolean;
  readonly columns?: readonly Column[];
  readonly guests?: readonly Guest[];
  readonly groups?: readonly Group[];
  readonly notes?: readonly Note[];
  readonly votes?: readonly Vote[];
}

export const stageOf = (workshop: Workshop): Stage => workshop.stage ?? "writing";
export const votesEach = (workshop: Workshop): number => workshop.votes_each ?? 5;

/** What stands in a column: a group with its notes, or a note that is in none. */
export interface Entry {
  readonly id: string;
  readonly title: Text;
  /** Null of a note that is in no group. */
  readonly group: Group | null;
  readonly notes: readonly Note[];
  readonly column: string | null;
  readonly votes: readonly Vote[];
}

/** Every group and every note in none, in the order of the board. */
export function entriesOf(workshop: Workshop): Entry[] {
  const notes = workshop.notes ?? [];
  const groups = (workshop.groups ?? []).map((group) => {
    const held = notes.filter((note) => note.group === group.id);
    const column = group.column ?? commonest(held.map((note) => note.column));
    return entry(workshop, group.id, group.title, group, held, column);
  });
  const loose = notes
    .filter((note) => !note.group)
    .map((note) => entry(workshop, note.id, note.text, null, [note], note.column ?? null));
  return [...groups, ...loose];
}

function entry(
  workshop: Workshop,
  id: string,
  title: Text,
  group: Group | null,
  notes: readonly Note[],
  column: string | null,
): Entry {
  const counted = new Set([id, ...notes.map((note) => note.id)]);
  const votes = (workshop.votes ?? []).filter((vote) => counted.has(vote.note ?? vote.group ?? ""));
  return { id, title, group, notes, column, votes };
}

/** The value that occurs most, the first of these; null where there is none. */
function commonest(values: readonly (string | null | undefined)[]): string | null {
  const known = values.filter((value) => value != null);
  const counts = new Map<string, number>();
  for (const value of known) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, n]) => n === most)?.[0] ?? null;
}

/** The columns of the board with what stands in them. What is in no column stands first, in one of its own. */
export function boardOf(workshop: Workshop): { column: Column | null; entries: Entry[] }[] {
  const entries = entriesOf(workshop);
  const columns = workshop.columns ?? [];
  const loose = entries.filter((one) => !columns.some((column) => column.id === one.column));
  const held = columns.map((column) => ({
    column,
    entries: entries.filter((one) => one.column === column.id),
  }));
  return loose.length > 0 || columns.length === 0 ? [{ column: null, entries: loose }, ...held] : held;
}

/** What the workshop came to: most votes first, then by how many people gave them, then wrote it. */
export function resultsOf(workshop: Workshop): Entry[] {
  const rank = (one: Entry) => [one.votes.length, voters(one), writers(one)];
  return entriesOf(workshop)
    .filter((one) => one.notes.length > 0)
    .map((one) => ({ one, rank: rank(one) }))
    .toSorted((a, b) => b.rank[0]! - a.rank[0]! || b.rank[1]! - a.rank[1]! || b.rank[2]! - a.rank[2]!)
    .map(({ one }) => one);
}

export const voters = (one: Entry): number => new Set(one.votes.map((vote) => vote.guest)).size;
export const writers = (one: Entry): number => new Set(one.notes.map((note) => note.guest)).size;

/** The votes of somebody that count: one for what is no longer there is free again. */
export const votesOf = (workshop: Workshop, guest: string | null): Vote[] =>
  (workshop.votes ?? []).filter((vote) => vote.guest === guest && (vote.note ?? vote.group));

/** How many votes somebody may still give. */
export const votesLeft = (workshop: Workshop, guest: string | null): number =>
  Math.max(0, votesEach(workshop) - votesOf(workshop, guest).length);

/** Seconds that a timer has left at a moment of the server's clock; 0 when it is over. */
export function secondsLeft(timer: Timer, now: number): number {
  const gone = Math.max(0, (now - Date.parse(timer.started_at)) / 1000);
  return Math.max(0, Math.ceil(timer.seconds - gone));
}

/** Minutes and seconds, as a clock shows them. */
export const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
