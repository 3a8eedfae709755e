import { Anchor, Button, Table } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Chart.module.css";
import type { Cell, TableData } from "./chartRows";

const PAGE = 100;

interface ChartTableProps {
  title: string;
  table: TableData;
  onRow?: (index: number) => void;
}

/** The figures of a chart as a table. */
export function ChartTable({ title, table, onRow }: ChartTableProps) {
  const { t } = useTranslation("components");
  const [shown, setShown] = useState(PAGE);
  return (
    <Table.ScrollContainer minWidth={360} maxHeight={520} className={classes.table}>
      <Table aria-label={title} stickyHeader className="figures" fz="sm" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            {table.columns.map((column, n) => (
              <Table.Th key={n} ta={column.isNumber ? "right" : "left"}>
                {column.label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.slice(0, shown).map((row, place) => (
            <Row key={place} row={row} table={table} onOpen={onRow && (() => onRow(place))} />
          ))}
        </Table.Tbody>
      </Table>
      {table.rows.length > shown && (
        <Button variant="subtle" size="xs" mt="xs" onClick={() => setShown(shown + 10 * PAGE)}>
          {t("chart.more_rows", { count: table.rows.length - shown })}
        </Button>
      )}
    </Table.ScrollContainer>
  );
}

interface RowProps {
  row: readonly Cell[];
  table: TableData;
  onOpen?: () => void;
}

function Row({ row, table, onOpen }: RowProps) {
  return (
    <Table.Tr>
      {row.map((cell, n) => (
        <Table.Td key={n} ta={table.columns[n]!.isNumber ? "right" : "left"}>
          {n === 0 && onOpen ? (
            <Anchor component="button" type="button" size="sm" ta="left" onClick={onOpen}>
              {table.columns[n]!.shown(cell)}
            </Anchor>
          ) : (
            table.columns[n]!.shown(cell)
          )}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
