// biome-ignore-all lint/a11y: the grid itself has the keyboard and says where it is by aria-activedescendant
import { Fragment } from "react";
import { cellOf } from "@/mapping/places";
import type { Card, Lane, Step } from "@/mapping/types";
import { laneTitle } from "../titles";
import { CardBox } from "./CardBox";
import type { GridState } from "./focus";
import classes from "./Grid.module.css";
import { useFacts } from "./GridFacts";
import { NewPicture } from "./NewPicture";
import { useController, useGrid } from "./useGrid";
import { Writer } from "./Writer";

interface CellCardsProps {
  step: Step;
  lane: Lane;
  /** A tap writes on a card: where there is no keyboard. */
  isTapped?: boolean;
}

/** The cards of a cell, the field in the place of one that is written, and where one would be dropped. */
export function CellCards({ step, lane, isTapped = false }: CellCardsProps) {
  const { focused, newAt, dropAt, written } = useInCell(step, lane);
  const cards = cellOf(step, lane.id);
  return (
    <>
      {cards.map((card, index) => (
        <Fragment key={card.id}>
          {dropAt === index && <div className={classes.dropLine} />}
          {newAt === index && <NewCard lane={lane} />}
          {written === card.id ? (
            <OldCard card={card} />
          ) : (
            <CardBox
              card={card}
              step={step.id}
              lane={lane.id}
              isFocused={focused === card.id}
              isTapped={isTapped}
            />
          )}
        </Fragment>
      ))}
      {dropAt === cards.length && <div className={classes.dropLine} />}
      {newAt === cards.length && <NewCard lane={lane} />}
    </>
  );
}

/** What happens in one cell. */
export const useInCell = (step: Step, lane: Lane) => useGrid((state) => inCell(state, step.id, lane.id));

interface InCell {
  /** The focused card, "" for the cell itself, null when the keyboard is elsewhere. */
  focused: string | null;
  newAt: number | null;
  dropAt: number | null;
  /** The card that is being written. */
  written: string | null;
}

const NOTHING: InCell = { focused: null, newAt: null, dropAt: null, written: null };
const known = new Map<string, InCell>();

/** What happens in one cell: the same object while it is the same, so that only that cell is drawn again. */
function inCell({ focus, editing, drop }: GridState, step: string, lane: string): InCell {
  const isHere = (one: object | null) => {
    const place = one as { step?: string; lane?: string } | null;
    return place !== null && place.step === step && place.lane === lane;
  };
  const isFocused = focus.area === "cell" && isHere(focus);
  const isNew = editing?.what === "new-card" && isHere(editing);
  const isDrop = drop?.what === "card" && isHere(drop);
  if (!isFocused && !isNew && !isDrop) return NOTHING;
  const found: InCell = {
    focused: isFocused ? (focus.card ?? "") : null,
    newAt: isNew ? editing.index : null,
    dropAt: isDrop ? drop.index : null,
    written: isFocused && editing?.what === "card" ? editing.id : null,
  };
  const key = JSON.stringify(found);
  const same = known.get(key);
  if (same) return same;
  known.set(key, found);
  return found;
}

function OldCard({ card }: { card: Card }) {
  const controller = useController();
  const { t, channels } = useFacts();
  const choices = card.kind === "touchpoint" ? [...channels.keys()] : [];
  return <Writer words={controller.wordsOf(card)} label={t(`one.${card.kind}`)} choices={choices} />;
}

function NewCard({ lane }: { lane: Lane }) {
  const { t, said, channels } = useFacts();
  const choices = lane.kind === "touchpoint" ? [...channels.keys()] : [];
  if (lane.kind === "image") return <NewPicture />;
  return <Writer words="" label={t("grid.new_card", { lane: laneTitle(lane, said, t) })} choices={choices} />;
}
