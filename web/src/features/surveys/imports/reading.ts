import { endsOf, isScale, type Question } from "../survey";
import type { AnswersRead, Reading } from "./api";

export type Column = AnswersRead["columns"][number];

/** What a column may tell of its respondent instead of answering a question. */
export const ABOUT = ["respondent", "persona", "language", "started_at", "finished_at"] as const;

/** The reading that was guessed. */
export const readingOf = (columns: readonly Column[]): Reading => ({
  columns: Object.fromEntries(columns.flatMap((one) => (one.target ? [[one.name, one.target]] : []))),
  scales: {},
});

/** Takes a column for something else: no two columns are the same, and a scale goes with its question. */
export function taken(reading: Reading, column: string, target: string): Reading {
  const columns = Object.fromEntries(
    Object.entries(reading.columns ?? {}).filter(([name, one]) => name !== column && one !== target),
  );
  if (target) columns[column] = target;
  const scales = Object.fromEntries(
    Object.entries(reading.scales ?? {}).filter(([name]) => name !== column && name in columns),
  );
  return { columns, scales };
}

/** Declares on which scale a column was asked; its question's own when nothing is written. */
export function scaled(reading: Reading, column: string, scale: string): Reading {
  const { [column]: _, ...others } = reading.scales ?? {};
  return { ...reading, scales: scale.trim() ? { ...others, [column]: scale.trim() } : others };
}

/** Whether the numbers of a column lie outside its question's own scale, so that its scale must be declared. */
export function isOffScale(column: Column, question: Question | undefined): boolean {
  if (!question || !isScale(question) || column.lowest === null || column.highest === null) return false;
  const [worst, best] = endsOf(question);
  return column.lowest < Math.min(worst, best) || column.highest > Math.max(worst, best);
}
