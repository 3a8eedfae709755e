import { type Content, type Item, isOn, itemsOf } from "../content";

export type Across = "channel" | "persona";
/** Null stands for items that do not say. */
export type Key = string | null;

/** A phase with a channel or a persona, and the items there. */
export interface Cell {
  readonly phase: Key;
  readonly across: Key;
  readonly items: readonly Item[];
  /** Whether content is wanted here and there is none. */
  readonly isGap: boolean;
}

export interface Matrix {
  readonly columns: readonly Key[];
  readonly rows: readonly { readonly phase: Key; readonly cells: readonly Cell[] }[];
  readonly nGaps: number;
}

/** What there is for each phase by channel or persona: as `matrix` in Python. */
export function matrixOf(content: Content, across: Across): Matrix {
  const items = itemsOf(content).filter(isOn);
  const phases = content.phases ?? [];
  const wanted = (across === "channel" ? content.channels : content.personas) ?? [];
  const keysOf = (item: Item): readonly Key[] =>
    across === "persona" && item.persona == null && wanted.length > 0 ? wanted : [item[across] ?? null];
  const columns = axis(wanted, items.flatMap(keysOf));
  const rows = axis(
    phases,
    items.map((one) => one.phase ?? null),
  ).map((phase) => ({
    phase,
    cells: columns.map((column): Cell => {
      const there = items.filter((one) => (one.phase ?? null) === phase && keysOf(one).includes(column));
      const isWanted = phases.includes(phase ?? "") && wanted.includes(column ?? "");
      return { phase, across: column, items: there, isGap: isWanted && there.length === 0 };
    }),
  }));
  return { columns, rows, nGaps: rows.flatMap((row) => row.cells).filter((cell) => cell.isGap).length };
}

/** Those wanted, then others that items name, and last those that do not say. */
function axis(wanted: readonly string[], named: readonly Key[]): Key[] {
  const known = [...new Set([...wanted, ...named.filter((key) => key !== null)])];
  return named.includes(null) ? [...known, null] : known;
}
