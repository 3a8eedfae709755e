import { SegmentedControl } from "@mantine/core";
import { IconLayoutKanban } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { today } from "@/app/format";
import { Empty } from "@/components/Empty";
import { useDropTarget } from "@/components/useDragging";
import { useAddress } from "@/documents/address";
import { useSetFields } from "@/documents/edits";
import plan from "@/documents/frame/Frame.module.css";
import { useSaid } from "@/documents/useDocument";
import { NewAction } from "../NewAction";
import type { Action } from "../plan";
import { usePlan } from "../usePlan";
import classes from "./Board.module.css";
import { BoardCard } from "./BoardCard";
import { type By, type Column, changesOf, columnsOf, neighbour } from "./board";

/** The actions in columns by status or by department. */
export default function BoardTab() {
  const { t } = useTranslation("plans");
  const { actions, canEdit } = usePlan();
  const [by, setBy] = useAddress("by");
  const shownBy: By = by === "department" ? "department" : "status";
  return (
    <>
      <div className={`${plan.tools} not-printed`}>
        <NewAction />
        <SegmentedControl
          size="xs"
          aria-label={t("board.by")}
          data={(["status", "department"] as const).map((value) => ({ value, label: t(`board.${value}`) }))}
          value={shownBy}
          onChange={(value) => setBy(value === "status" ? undefined : value)}
        />
      </div>
      {actions.length === 0 ? (
        <Empty icon={<IconLayoutKanban />} title={t("grid.empty_title")}>
          {t(canEdit ? "board.empty_text" : "grid.empty_text_viewer")}
        </Empty>
      ) : (
        <Board by={shownBy} />
      )}
    </>
  );
}

function Board({ by }: { by: By }) {
  const { t } = useTranslation("plans");
  const { actions, canEdit } = usePlan();
  const said = useSaid();
  const setFields = useSetFields();
  const [told, tell] = useState("");
  const columns = columnsOf(actions, by);
  const nameOf = (value: string | null) =>
    value === null ? t("board.none") : by === "status" ? t(`status_of.${value}`) : value;
  const move = (action: Action, to: Column | undefined) => {
    if (!to || (action[by] ?? null) === to.value) return;
    setFields(action.id, changesOf(action, by, to.value, today()));
    tell(t("board.moved", { title: said(action.title), column: nameOf(to.value) }));
    focusSoon(action.id);
  };
  return (
    <>
      <div className={classes.board}>
        {columns.map((column) => (
          <BoardColumn
            key={column.value ?? ""}
            name={nameOf(column.value)}
            column={column}
            onDrop={(id) => move(actions.find((one) => one.id === id)!, column)}
            onStep={(action, key) => move(action, neighbour(columns, column.value, key))}
          />
        ))}
      </div>
      {canEdit && <p className={`${classes.help} not-printed`}>{t("board.help")}</p>}
      <span role="status" className={plan.said}>
        {told}
      </span>
    </>
  );
}

interface BoardColumnProps {
  name: string;
  column: Column;
  onDrop: (id: string) => void;
  onStep: (action: Action, key: string) => void;
}

function BoardColumn({ name, column, onDrop, onStep }: BoardColumnProps) {
  const { canEdit } = usePlan();
  const { element, isOver } = useDropTarget<HTMLElement>("action", { isOn: canEdit, onDrop });
  return (
    <section ref={element} className={classes.column} data-over={isOver || undefined} aria-label={name}>
      <h2>
        {name} <span className="figures">{column.actions.length}</span>
      </h2>
      <ul>
        {column.actions.map((action) => (
          <li key={action.id}>
            <BoardCard action={action} canMove={canEdit} onStep={(key) => onStep(action, key)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Focuses a card again once it stands in its new column. */
function focusSoon(id: string) {
  const hadFocus = document.activeElement?.closest(`[data-action]`) !== null;
  if (!hadFocus) return;
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-action="${CSS.escape(id)}"]`)?.focus(),
    ),
  );
}
