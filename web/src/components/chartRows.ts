/** A cell: what it is, and how it is shown. */
export interface Cell {
  raw: string | number | null;
  shown: string;
}

/** The figures of a chart as rows: its table twin, and its CSV. */
export interface TableData {
  columns: readonly { label: string; isNumber: boolean }[];
  rows: readonly (readonly Cell[])[];
}

/** A column: its name, what it takes from a row, and how a number is written. */
export interface Column<Row> {
  label: string;
  value: (row: Row) => string | number | null | undefined;
  format?: (value: number) => string;
}

/** Rows as a table. */
export function tableOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): TableData {
  return {
    columns: columns.map((column) => ({ label: column.label, isNumber: column.format !== undefined })),
    rows: rows.map((row) => columns.map((column) => cellOf(column, row))),
  };
}

function cellOf<Row>(column: Column<Row>, row: Row): Cell {
  const raw = column.value(row) ?? null;
  if (typeof raw === "number") return { raw, shown: column.format?.(raw) ?? String(raw) };
  return { raw, shown: raw ?? "–" };
}
