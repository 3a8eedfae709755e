import { Chip, Group } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSaid } from "@/documents/useDocument";
import { useWorkshop } from "../useWorkshop";
import { boardOf } from "../workshop";
import classes from "./Board.module.css";
import { BoardColumn } from "./BoardColumn";
import { useMoves } from "./useMoves";

const NOWHERE = "";

/** The board: its columns beside each other; on a phone one at a time, save where one votes on all. */
export function Board() {
  const { t } = useTranslation("workshops");
  const said = useSaid();
  const { workshop, stage } = useWorkshop();
  const moves = useMoves();
  const isPhone = useMediaQuery("(max-width: 48em)") ?? false;
  const columns = boardOf(workshop);
  const [chosen, choose] = useState<string | null>(null);
  const isOne = isPhone && stage !== "voting" && columns.length > 1;
  const idOf = (one: (typeof columns)[number]) => one.column?.id ?? NOWHERE;
  const shown = columns.find((one) => idOf(one) === chosen) ?? columns[0]!;
  return (
    <>
      {isOne && (
        <Chip.Group value={idOf(shown)} onChange={(id) => choose(id as string)}>
          <Group
            className={classes.picker}
            gap={6}
            wrap="nowrap"
            role="radiogroup"
            aria-label={t("board.columns")}
          >
            {columns.map((one) => (
              <Chip key={idOf(one)} value={idOf(one)} size="sm" variant="outline">
                {one.column ? said(one.column.title) : t("board.nowhere")}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      )}
      <div className={classes.board} data-stage={stage}>
        {(isOne ? [shown] : columns).map(({ column, entries }) => (
          <BoardColumn
            key={column?.id ?? NOWHERE}
            column={column}
            entries={entries}
            isAlone={columns.length === 1}
            isPicked={isOne}
            moves={moves}
          />
        ))}
      </div>
      <span role="status" className={classes.hidden}>
        {moves.told}
      </span>
    </>
  );
}
