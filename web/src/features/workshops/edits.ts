import { adding, setting, together } from "@/documents/change";
import { newName } from "@/live/kept";
import type { Operation } from "@/mapping/types";
import {
  type Column,
  type Entry,
  type Group,
  type Guest,
  N_COLOURS,
  type Note,
  type Workshop,
} from "./workshop";

const LONGEST_TITLE = 120;

/** A new id that nobody else gives: what many write at once never collides. */
const fresh = (what: string) => `${what}-${newName()}`;

/** A member takes part as a guest of that name, of the colour that is used least. */
export function joining(workshop: Workshop, id: string, name: string): Operation {
  const used = (workshop.guests ?? []).map((guest) => guest.colour ?? 0);
  const counts = Array.from(
    { length: N_COLOURS },
    (_, colour) => used.filter((one) => one === colour).length,
  );
  const guest: Guest = { id, name: name.slice(0, 60), colour: counts.indexOf(Math.min(...counts)) };
  return adding("guest", guest);
}

export const writing = (guest: string, text: string, column: string | null): Operation =>
  adding("note", { id: fresh("note"), guest, text, ...(column && { column }) });

export function voting(guest: string, entry: Entry): Operation {
  const on = entry.group ? { group: entry.group.id } : { note: entry.id };
  return adding("vote", { id: fresh("vote"), guest, ...on });
}

/** Hangs a note or a group in a column; a note leaves its group. */
export function hanging(what: Note | Group, column: Column | null): Operation {
  const place = setting(what.id, "column", column?.id ?? null);
  const isGrouped = "group" in what && what.group;
  return together(isGrouped ? [setting(what.id, "group", null), place] : [place]);
}

/** Puts a note with another: in the group of that one, or in a new one that both make. */
export function grouping(note: Note, entry: Entry): Operation {
  const place = setting(note.id, "column", entry.column);
  if (entry.group) return together([setting(note.id, "group", entry.group.id), place]);
  const [other] = entry.notes;
  const id = fresh("group");
  const title = other!.text.slice(0, LONGEST_TITLE);
  return together([
    adding("group", { id, title, ...(entry.column && { column: entry.column }) }),
    setting(other!.id, "group", id),
    setting(note.id, "group", id),
    place,
  ]);
}

/** Takes a note out of its group; it stays in the column of that. */
export const ungrouping = (note: Note, column: string | null): Operation =>
  together([setting(note.id, "group", null), setting(note.id, "column", column)]);
