import { type Action, STATUSES, type Status } from "../plan";

export type By = "status" | "department";

/** A column of the board: the value that its actions share, null for none. */
export interface Column {
  readonly value: string | null;
  readonly actions: readonly Action[];
}

/** The actions by status, or by department with those of none last. */
export function columnsOf(actions: readonly Action[], by: By): Column[] {
  const values: (string | null)[] = by === "status" ? [...STATUSES] : departmentsOf(actions);
  if (by === "department") values.push(null);
  return values.map((value) => ({ value, actions: actions.filter((one) => (one[by] ?? null) === value) }));
}

/** The departments that are named, in order of the alphabet. */
export const departmentsOf = (actions: readonly Action[]): string[] =>
  [...new Set(actions.flatMap((one) => one.department ?? []))].toSorted((a, b) => a.localeCompare(b));

/** The columns beside that of a value: where an arrow key leads. */
export function neighbour(columns: readonly Column[], value: string | null, key: string): Column | undefined {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (by === undefined) return undefined;
  return columns[columns.findIndex((one) => one.value === value) + by];
}

/** The fields that follow when an action comes into a column; the day that it was done goes with its status. */
export function changesOf(action: Action, by: By, value: string | null, today: string): [string, unknown][] {
  if (by === "department") return [["department", value]];
  return statusChanges(action, value as Status, today);
}

/** Sets a status; done on the day that it becomes so, and no longer when it is taken up again. */
export function statusChanges(action: Action, status: Status, today: string): [string, unknown][] {
  const changes: [string, unknown][] = [["status", status === "idea" ? null : status]];
  if (status === "done" && !action.done_on) changes.push(["done_on", today]);
  if (status !== "done" && action.done_on) changes.push(["done_on", null]);
  return changes;
}
