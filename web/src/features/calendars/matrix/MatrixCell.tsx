import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AddHere } from "../AddHere";
import { ItemButton } from "../ItemButton";
import { useContent } from "../useContent";
import { Ideas } from "./Ideas";
import classes from "./Matrix.module.css";
import type { Across, Cell } from "./matrix";

/** The items for a phase and a channel or persona; where there are none, the place to add one. */
export function MatrixCell({ cell, by, name }: { cell: Cell; by: Across; name: string }) {
  const { t } = useTranslation("calendars");
  const { canEdit } = useContent();
  const fields = { phase: cell.phase ?? undefined, [by]: cell.across ?? undefined };
  return (
    <Table.Td className={classes.cell} data-gap={cell.isGap || undefined}>
      {cell.items.map((item) => (
        <ItemButton key={item.id} item={item} className={classes.entry} />
      ))}
      {cell.isGap && <span className={classes.gap}>{t("matrix.gap")}</span>}
      {canEdit && (
        <AddHere
          label={t(cell.isGap ? "matrix.fill" : "matrix.add", { where: name })}
          fields={fields}
          className={classes.add}
        >
          {(close) => <Ideas fields={fields} close={close} />}
        </AddHere>
      )}
    </Table.Td>
  );
}
