// biome-ignore-all lint/a11y: the grid itself has the keyboard and says where it is by aria-activedescendant
import { IconPlus } from "@tabler/icons-react";
import { Fragment, memo } from "react";
import { useTranslation } from "react-i18next";
import { cellOf } from "@/mapping/places";
import type { Lane, Step } from "@/mapping/types";
import { laneTitle } from "../titles";
import { useSaid, useView } from "../useMap";
import { CardBox } from "./CardBox";
import classes from "./Grid.module.css";
import { useFacts } from "./GridFacts";
import { useCellDrop } from "./useDrag";
import { useController, useGrid } from "./useGrid";
import { Writer } from "./Writer";

interface CellProps {
  step: Step;
  lane: Lane;
  column: number;
  left: number;
  width: number;
}

/** A cell: its cards from the top, and room for one more. */
export const Cell = memo(function Cell({ step, lane, column, left, width }: CellProps) {
  const { t } = useTranslation("maps");
  const controller = useController();
  const canEdit = useView((view) => view.canEdit);
  // The focused card, "" for the cell itself, null when the keyboard is elsewhere.
  const focused = useGrid(({ focus }) =>
    focus.area === "cell" && focus.step === step.id && focus.lane === lane.id ? (focus.card ?? "") : null,
  );
  const newAt = useGrid(({ editing: one }) =>
    one?.what === "new-card" && one.step === step.id && one.lane === lane.id ? one.index : null,
  );
  const dropAt = useGrid(({ drop }) =>
    drop?.what === "card" && drop.step === step.id && drop.lane === lane.id ? drop.index : null,
  );
  const cards = cellOf(step, lane.id);
  const select = (event: React.MouseEvent) => {
    if (event.target === event.currentTarget) {
      controller.setFocus({ area: "cell", step: step.id, lane: lane.id, card: null });
    }
  };
  const add = () => controller.edit({ what: "new-card", step: step.id, lane: lane.id, index: cards.length });
  return (
    <div
      ref={useCellDrop(step.id, lane.id)}
      id={`cell-${step.id}-${lane.id}`}
      role="gridcell"
      aria-colindex={column + 2}
      aria-selected={focused !== null}
      className={classes.cell}
      data-focused={focused === "" || undefined}
      style={{ left, width }}
      onClick={select}
      onDoubleClick={(event) => event.target === event.currentTarget && add()}
    >
      {cards.map((card, index) => (
        <Fragment key={card.id}>
          {dropAt === index && <div className={classes.dropLine} />}
          {newAt === index && <NewCard lane={lane} />}
          <CardSlot cardId={card.id}>
            <CardBox card={card} step={step.id} lane={lane.id} isFocused={focused === card.id} />
          </CardSlot>
        </Fragment>
      ))}
      {dropAt === cards.length && <div className={classes.dropLine} />}
      {newAt === cards.length && <NewCard lane={lane} />}
      {canEdit && newAt === null && (
        <button
          type="button"
          tabIndex={-1}
          className={classes.add}
          aria-label={t("grid.add_card")}
          onClick={add}
        >
          <IconPlus size={14} aria-hidden />
        </button>
      )}
    </div>
  );
});

/** The card, or the field in its place while it is written. */
function CardSlot({ cardId, children }: { cardId: string; children: React.ReactElement }) {
  const isWritten = useGrid(({ editing }) => editing?.what === "card" && editing.id === cardId);
  return isWritten ? <OldCard cardId={cardId} /> : children;
}

function OldCard({ cardId }: { cardId: string }) {
  const { t } = useTranslation("maps");
  const controller = useController();
  const { channels } = useFacts();
  const card = controller.cardOf(cardId);
  if (!card) return null;
  const choices = card.kind === "touchpoint" ? [...channels.keys()] : [];
  return <Writer words={controller.wordsOf(card)} label={t(`one.${card.kind}`)} choices={choices} />;
}

function NewCard({ lane }: { lane: Lane }) {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const { channels } = useFacts();
  const choices = lane.kind === "touchpoint" ? [...channels.keys()] : [];
  return <Writer words="" label={t("grid.new_card", { lane: laneTitle(lane, said, t) })} choices={choices} />;
}
