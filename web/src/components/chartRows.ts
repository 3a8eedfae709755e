/** What a cell holds. */
export type Cell = string | number | null;

/** The figures of a chart as rows: its table twin, and its CSV. They are written out when they are shown. */
export interface TableData {
  columns: readonly { label: string; isNumber: boolean; shown: (cell: Cell) => string }[];
  rows: readonly (readonly Cell[])[];
}

/** A column: its name, what it takes from a row, and how a number is written. */
export interface Column<Row> {
  label: string;
  value: (row: Row) => Cell | undefined;
  format?: (value: number) => string;
}

/** Rows as a table. */
export function tableOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): TableData {
  return {
    columns: columns.map(({ label, format }) => ({
      label,
      isNumber: format !== undefined,
      shown: (cell) =>
        cell === null ? "–" : typeof cell === "number" && format ? format(cell) : String(cell),
    })),
    rows: rows.map((row) => columns.map((column) => column.value(row) ?? null)),
  };
}
