import { useTranslation } from "react-i18next";
import { useDropTarget } from "@/components/useDragging";
import { useSaid } from "@/documents/useDocument";
import { paperOf } from "../palette";
import { useWorkshop } from "../useWorkshop";
import type { Column, Entry, Note } from "../workshop";
import classes from "./Board.module.css";
import { Composer } from "./Composer";
import { EntryCard } from "./EntryCard";
import type { Moves } from "./useMoves";

interface BoardColumnProps {
  column: Column | null;
  entries: readonly Entry[];
  /** Whether the board has no other. */
  isAlone: boolean;
  /** Whether it was chosen by its name, which then stands above already. */
  isPicked: boolean;
  moves: Moves;
}

/** A column of the board: where one writes, and what hangs there. */
export function BoardColumn({ column, entries, isAlone, isPicked, moves }: BoardColumnProps) {
  const { t } = useTranslation("workshops");
  const said = useSaid();
  const { workshop, stage, seat, canWrite, mayMove } = useWorkshop();
  const { element, isOver } = useDropTarget<HTMLElement>("workshop", {
    takes: (id) => {
      const note = workshop.notes?.find((one) => one.id === id);
      return note ? mayMove(note) : stage === "grouping";
    },
    onDrop: (id) => moves.hang(id, column),
  });
  const title = column ? said(column.title) : isAlone ? "" : t("board.nowhere");
  const isSilent = stage === "writing";
  const isSeen = (entry: Entry) => !isSilent || entry.notes.some((note) => note.guest === seat.id);
  const hidden = isSilent
    ? entries.flatMap((entry) => entry.notes).filter((note) => note.guest !== seat.id)
    : [];
  const seen = entries.filter((entry) => isSeen(entry) && (stage === "grouping" || entry.notes.length > 0));
  return (
    <section
      ref={element}
      className={classes.column}
      data-alone={isAlone || undefined}
      data-picked={isPicked || undefined}
      data-over={isOver || undefined}
      aria-label={title || t("board.label")}
    >
      {title && (
        <h2>
          {title} <span className="figures">{entries.reduce((n, entry) => n + entry.notes.length, 0)}</span>
        </h2>
      )}
      {canWrite && <Composer column={column?.id ?? null} title={title} />}
      <ul>
        {seen.map((entry) => (
          <EntryCard key={entry.id} entry={entry} column={column} moves={moves} />
        ))}
      </ul>
      <OthersNotes notes={hidden} />
    </section>
  );
}

/** That others write too, and how much; not what. */
function OthersNotes({ notes }: { notes: readonly Note[] }) {
  const { t } = useTranslation("workshops");
  const { workshop } = useWorkshop();
  if (notes.length === 0) return null;
  return (
    <p className={classes.others}>
      <span className={classes.papers} aria-hidden>
        {notes.slice(0, 40).map((note) => (
          <span key={note.id} style={paperOf(workshop.guests?.find((guest) => guest.id === note.guest))} />
        ))}
      </span>
      {t("board.others", { count: notes.length })}
    </p>
  );
}
