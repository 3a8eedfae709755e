import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { adding, together } from "@/documents/change";
import { useWords } from "@/documents/edits";
import { type NoteKind, neighbourPlace, placing, type Side } from "../edits";
import {
  type Canvas,
  ITEM_KINDS,
  type Item,
  idFor,
  NEED_KINDS,
  type Need,
  type Offer,
  type Strength,
} from "../proposition";
import { useLink, useProposition } from "../useProposition";
import { NewNote } from "./NewNote";
import { Note } from "./Note";
import classes from "./Picture.module.css";
import { type Dragged, useDrop } from "./useNoteDrag";

/** What all fields of a canvas share. */
export interface Board {
  canvas: Canvas;
  offer: Offer | undefined;
  answered: ReadonlyMap<string, Strength | number>;
  /** The note that is pointed at, and those that it is linked to. */
  lit: ReadonlySet<string>;
  dragged: Dragged | null;
  onLight: (id: string | null) => void;
  tell: (words: string) => void;
}

interface FieldProps {
  side: Side;
  kind: NoteKind;
  board: Board;
}

/** A sector of the circle or of the square: its notes, and where the next one is typed. */
export function Field({ side, kind, board }: FieldProps) {
  const { t } = useTranslation("propositions");
  const { canEdit, apply, proposition } = useProposition();
  const words = useWords();
  const place = usePlacing(side, board);
  const notes = notesOf(side, board).filter((one) => one.kind === kind);
  const parent = side === "need" ? board.canvas.id : board.offer?.id;
  const { element, isOver } = useDrop<HTMLElement>({
    isOn: canEdit && parent !== undefined,
    takes: (one) => one.side === side,
    onDrop: (one) => place(one.id, kind, null),
  });
  const add = (text: string) =>
    apply(adding(side, { id: idFor(proposition, text, side), kind, text: words(null, text) }, parent));
  return (
    <section
      ref={element}
      className={classes.field}
      data-field={kind}
      data-over={isOver || undefined}
      aria-labelledby={`field-${kind}`}
    >
      <h3 id={`field-${kind}`}>
        {t(`kind.${kind}`)} <span className="figures">{notes.length}</span>
      </h3>
      <ul>
        {notes.map((note) => (
          <li key={note.id}>
            <NoteOf note={note} side={side} board={board} place={place} />
          </li>
        ))}
      </ul>
      {canEdit && parent && <NewNote label={t(`new.${kind}`)} hint={t(`one.${kind}`)} onAdd={add} />}
    </section>
  );
}

type Place = (id: string, kind: NoteKind, before: string | null) => void;

interface NoteOfProps {
  note: Need | Item;
  side: Side;
  board: Board;
  place: Place;
}

function NoteOf({ note, side, board, place }: NoteOfProps) {
  const { canEdit } = useProposition();
  const join = useJoin(board);
  const onKey = (event: KeyboardEvent) => {
    if (!canEdit || !event.altKey || !event.key.startsWith("Arrow")) return;
    event.preventDefault();
    const kinds: readonly NoteKind[] = side === "need" ? NEED_KINDS : ITEM_KINDS;
    const step = event.key === "ArrowUp" || event.key === "ArrowLeft" ? -1 : 1;
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      const next = kinds[(kinds.indexOf(note.kind) + step + kinds.length) % kinds.length]!;
      return place(note.id, next, null);
    }
    const before = neighbourPlace(notesOf(side, board), note.id, step);
    if (before !== undefined) place(note.id, note.kind, before);
  };
  return (
    <Note
      side={side}
      note={note}
      answered={board.answered.get(note.id) ?? 0}
      isLit={board.lit.has(note.id)}
      isDim={board.lit.size > 0 && !board.lit.has(note.id)}
      dragged={board.dragged}
      onLight={board.onLight}
      onKey={onKey}
      onDrop={(one) => (one.side === side ? place(one.id, note.kind, note.id) : join(one, note.id))}
    />
  );
}

const notesOf = (side: Side, { canvas, offer }: Board): readonly (Need | Item)[] =>
  side === "need" ? canvas.needs : (offer?.items ?? []);

/** Puts a note in a place, tells so, and keeps the focus on it. */
function usePlacing(side: Side, board: Board): Place {
  const { t } = useTranslation("propositions");
  const { apply } = useProposition();
  return (id, kind, before) => {
    const operations = placing(board.canvas, notesOf(side, board), side, id, kind, before);
    if (operations.length === 0) return;
    apply(together(operations));
    const gone = operations.filter((one) => one.op === "remove").length;
    board.tell(t("canvas.placed", { field: t(`kind.${kind}`), count: gone }));
    focusSoon(id);
  };
}

/** Links what was dropped on a note of the other side to it. */
function useJoin({ canvas, offer, tell }: Board) {
  const { t } = useTranslation("propositions");
  const link = useLink();
  return (one: Dragged, onto: string) => {
    const [itemId, needId] = one.side === "item" ? [one.id, onto] : [onto, one.id];
    const item = offer?.items.find((each) => each.id === itemId);
    const need = canvas.needs.find((each) => each.id === needId);
    if (!offer || !item || !need) return;
    tell(t(link(offer, item, need) ? "canvas.linked" : "canvas.linked_already"));
  };
}

/** Focuses a note again once it stands in its new field. */
function focusSoon(id: string) {
  if (!document.activeElement?.closest("[data-note]")) return;
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"]`)?.focus(),
    ),
  );
}
