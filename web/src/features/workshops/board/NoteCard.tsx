import { Textarea } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDraggable } from "@/components/useDragging";
import { setting } from "@/documents/change";
import { paperOf } from "../palette";
import { useWorkshop } from "../useWorkshop";
import type { Column, Entry, Note } from "../workshop";
import classes from "./Board.module.css";
import { NoteMenu } from "./NoteMenu";
import type { Moves } from "./useMoves";

interface NoteCardProps {
  note: Note;
  /** The group or note that it is shown as. */
  entry: Entry;
  column: Column | null;
  moves: Moves;
}

/** A note on its paper: dragged, moved by its menu or Alt and an arrow key, changed by who wrote it. */
export function NoteCard({ note, entry, column, moves }: NoteCardProps) {
  const { workshop, mayChange, mayMove, stage, seat } = useWorkshop();
  const [isChanging, setChanging] = useState(false);
  const canMove = mayMove(note) && !isChanging;
  const { element, isDragged } = useDraggable<HTMLDivElement>("workshop", note.id, canMove);
  const writer = workshop.guests?.find((guest) => guest.id === note.guest);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!canMove || !event.altKey || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    event.preventDefault();
    moves.step(note, column, event.key === "ArrowLeft" ? -1 : 1);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the button inside
    <div
      ref={element}
      className={classes.note}
      style={paperOf(writer)}
      data-note={note.id}
      data-movable={canMove || undefined}
      data-dragged={isDragged || undefined}
      onKeyDown={onKeyDown}
    >
      {isChanging ? (
        <Changing note={note} onDone={() => setChanging(false)} />
      ) : (
        <p className={classes.words}>{note.text}</p>
      )}
      <div className={classes.foot}>
        <span className={classes.writer}>
          {stage === "writing" && note.guest === seat.id ? "" : writer?.name}
        </span>
        {(canMove || mayChange(note)) && (
          <NoteMenu note={note} entry={entry} moves={moves} onChange={() => setChanging(true)} />
        )}
      </div>
    </div>
  );
}

function Changing({ note, onDone }: { note: Note; onDone: () => void }) {
  const { t } = useTranslation("workshops");
  const { apply } = useWorkshop();
  const [words, setWords] = useState(note.text);
  const keep = () => {
    if (words.trim() && words.trim() !== note.text) apply(setting(note.id, "text", words.trim()));
    onDone();
  };
  return (
    <Textarea
      aria-label={t("note.text")}
      value={words}
      autoFocus
      autosize
      maxLength={1000}
      onChange={(event) => setWords(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === "Escape") onDone();
        if (event.key !== "Enter" || event.shiftKey) return;
        event.preventDefault();
        keep();
      }}
    />
  );
}
