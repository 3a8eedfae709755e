// biome-ignore-all lint/a11y: the grid itself has the keyboard and says where it is by aria-activedescendant
import { IconPlus } from "@tabler/icons-react";
import { memo } from "react";
import { cellOf } from "@/mapping/places";
import type { Lane, Step } from "@/mapping/types";
import { CellCards, useInCell } from "./CellCards";
import classes from "./Grid.module.css";
import { useFacts } from "./GridFacts";
import { useCellDrop } from "./useDrag";
import { useController } from "./useGrid";

interface CellProps {
  step: Step;
  lane: Lane;
  column: number;
  left: number;
  width: number;
}

/** A cell: its cards from the top, and room for one more. */
export const Cell = memo(function Cell({ step, lane, column, left, width }: CellProps) {
  const { t, canEdit } = useFacts();
  const controller = useController();
  const { focused, newAt } = useInCell(step, lane);
  const select = (event: React.MouseEvent) => {
    if (event.target === event.currentTarget) {
      controller.setFocus({ area: "cell", step: step.id, lane: lane.id, card: null });
    }
  };
  const add = () =>
    controller.edit({ what: "new-card", step: step.id, lane: lane.id, index: cellOf(step, lane.id).length });
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
      <CellCards step={step} lane={lane} />
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
