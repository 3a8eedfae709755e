import { IconUnlink } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useAddress } from "@/documents/address";
import { useSaid } from "@/documents/useDocument";
import { canAnswer, type Side } from "../edits";
import { AnsweredMark, ImportanceMark, WorthMark } from "../marks";
import marks from "../marks.module.css";
import { type Item, type Need, type Strength, statusOf } from "../proposition";
import { useProposition } from "../useProposition";
import classes from "./Picture.module.css";
import { type Dragged, useDragNote, useDrop } from "./useNoteDrag";

export interface NoteProps {
  side: Side;
  note: Need | Item;
  /** Of a need how far it is answered; of an item the number of needs that it answers. */
  answered: Strength | number;
  isLit: boolean;
  isDim: boolean;
  /** What is being dragged, to show what it could be linked to. */
  dragged: Dragged | null;
  onLight: (id: string | null) => void;
  onKey: (event: KeyboardEvent) => void;
  onDrop: (dragged: Dragged) => void;
}

/** A need or an item on the canvas: opened by a click, moved and linked by dragging. */
export function Note({ side, note, answered, isLit, isDim, dragged, onLight, onKey, onDrop }: NoteProps) {
  const { canEdit } = useProposition();
  const said = useSaid();
  const [opened, open] = useAddress("at");
  const takes = (one: Dragged) => one.id !== note.id && (one.side === side || fits(side, note, one));
  const { element, isOver } = useDrop<HTMLButtonElement>({ isOn: canEdit, takes, onDrop });
  useDragNote(element, { side, id: note.id, kind: note.kind }, canEdit);
  return (
    <button
      type="button"
      ref={element}
      className={classes.note}
      data-note={note.id}
      data-movable={canEdit || undefined}
      data-opened={opened === note.id || undefined}
      data-lit={isLit || undefined}
      data-dim={isDim || undefined}
      data-dragged={dragged?.id === note.id || undefined}
      data-fitting={(dragged && dragged.side !== side && fits(side, note, dragged)) || undefined}
      data-over={(isOver && (dragged?.side === side ? "before" : "link")) || undefined}
      onClick={() => open(note.id)}
      onKeyDown={onKey}
      onPointerEnter={() => onLight(note.id)}
      onPointerLeave={() => onLight(null)}
      onFocus={() => onLight(note.id)}
      onBlur={() => onLight(null)}
    >
      {side === "need" && <AnsweredMark strength={answered as Strength} />}
      <span className={classes.words}>{said(note.text)}</span>
      {side === "need" ? <NeedMarks need={note as Need} /> : <IdleMark isIdle={answered === 0} />}
    </button>
  );
}

/** Whether what is dragged from the other side could be linked to this note. */
const fits = (side: Side, note: Need | Item, one: Dragged) =>
  one.side !== side &&
  (side === "need"
    ? canAnswer(one.kind as Item["kind"], note.kind as Need["kind"])
    : canAnswer(note.kind as Item["kind"], one.kind as Need["kind"]));

function NeedMarks({ need }: { need: Need }) {
  return (
    <span className={classes.marks}>
      <WorthMark status={statusOf(need)} />
      <ImportanceMark importance={need.importance} />
    </span>
  );
}

/** That an item answers nothing. */
function IdleMark({ isIdle }: { isIdle: boolean }) {
  const { t } = useTranslation("propositions");
  if (!isIdle) return null;
  return (
    <span className={classes.marks} title={t("fit.idle_one")}>
      <IconUnlink size={14} aria-hidden />
      <span className={marks.said}>{t("fit.idle_one")}</span>
    </span>
  );
}
