import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSaid } from "@/documents/useDocument";
import { grouping, hanging, ungrouping } from "../edits";
import { useWorkshop } from "../useWorkshop";
import { type Column, type Entry, entriesOf, type Group, type Note } from "../workshop";

/** Ways to move notes and groups, by hand, keys or menu; each is told to who cannot see it. */
export interface Moves {
  /** Hangs the note or group of an id in a column. */
  hang: (id: string, column: Column | null) => void;
  /** Puts a note with a group or another note. */
  join: (id: string, entry: Entry) => void;
  leave: (note: Note, column: string | null) => void;
  /** Hangs a note in the column beside. */
  step: (note: Note, from: Column | null, by: 1 | -1) => void;
  /** Whether the note of an id may join an entry. */
  mayJoin: (id: string, entry: Entry) => boolean;
  /** What was done, for who cannot see it. */
  told: string;
}

export function useMoves(): Moves {
  const { t } = useTranslation("workshops");
  const said = useSaid();
  const { workshop, apply, canGroup } = useWorkshop();
  const [told, tell] = useState("");
  const noteOf = (id: string) => workshop.notes?.find((note) => note.id === id);
  const groupOf = (id: string) => workshop.groups?.find((group) => group.id === id);
  const done = (operation: Parameters<typeof apply>[0], words: string, id: string) => {
    if (apply(operation)) return;
    tell(words);
    focusSoon(id);
  };
  const hang = (id: string, column: Column | null) => {
    const what: Note | Group | undefined = noteOf(id) ?? groupOf(id);
    if (!what || ((what.column ?? null) === (column?.id ?? null) && !("group" in what && what.group))) return;
    const name = column ? said(column.title) : t("board.nowhere");
    done(hanging(what, column), t("moved.column", { column: name }), id);
  };
  return {
    told,
    hang,
    join(id, entry) {
      const note = noteOf(id);
      if (note) done(grouping(note, entry), t("moved.group", { group: said(entry.title) }), id);
    },
    leave: (note, column) => done(ungrouping(note, column), t("moved.alone"), note.id),
    step(note, from, by) {
      const columns = workshop.columns ?? [];
      const next = columns[columns.findIndex((one) => one.id === from?.id) + by];
      if (next) hang(note.id, next);
    },
    mayJoin: (id, entry) => {
      const note = noteOf(id);
      if (!canGroup || !note || entry.notes.some((one) => one.id === id)) return false;
      return entriesOf(workshop).some((one) => one.id === entry.id);
    },
  };
}

/** Focuses a note's menu again once the note hangs elsewhere. */
function focusSoon(id: string) {
  if (!document.activeElement?.closest("[data-note], [role=menu]")) return;
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"] button`)?.focus(),
    ),
  );
}
