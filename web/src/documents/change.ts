import type { Operation } from "@/mapping/types";

/** Adds a part; the operations of a document name its own sorts of parts. */
export function adding(what: string, part: object, parent?: string, index?: number): Operation {
  return { op: "add", what, parent, index, part } as unknown as Operation;
}

/** Sets a field of a part, or of the document when the id is "head"; null takes it away. */
export const setting = (id: string, field: string, value: unknown) =>
  ({ op: "set", id, field, value }) as Operation;

/** Several operations as one edit, which is undone as one. */
export const together = (operations: readonly Operation[]): Operation =>
  operations.length === 1 ? operations[0]! : ({ op: "all", operations } as Operation);
