import { finer } from "@/mapping/members";
import type { Operation } from "@/mapping/types";
import type { Grammar } from "./grammar";

/** An edit by a screen as one that sets no more than what it changes. */
export function finest<D>(grammar: Grammar<D>, document: D, operation: Operation): Operation {
  if (operation.op === "set") {
    const part = grammar.partOf(document, operation.id);
    return part ? finer(part, operation) : operation;
  }
  if (operation.op !== "all") return operation;
  const times = new Map<string, number>();
  for (const one of operation.operations) {
    if (one.op === "set") times.set(fieldOf(one), (times.get(fieldOf(one)) ?? 0) + 1);
  }
  // What one edit sets twice is not what the document says when it is set again.
  const operations = operation.operations.map((one) =>
    one.op === "set" && times.get(fieldOf(one)) === 1 ? finest(grammar, document, one) : one,
  );
  return { op: "all", operations };
}

const fieldOf = ({ id, field }: { id: string; field: string }) => `${id} ${field}`;
