import { describe, expect, it } from "vitest";
import cases from "../../../tests/mapping/documents/operations/plan.json";
import { apply, inverse } from "./operations";
import { structureOf } from "./structure";
import type { Document, Operation } from "./types";

const structure = structureOf("plan");
const document = cases.document as unknown as Document;

describe.each(cases.cases)("$title", (one) => {
  const operation = one.operation as unknown as Operation;

  it("gives the document after it", () => {
    expect(bare(apply(structure, document, operation))).toEqual(bare(one.after as unknown as Document));
  });

  it("is undone by its inverse", () => {
    const undo = inverse(structure, document, operation);
    expect(undo).toEqual(one.inverse);
    expect(bare(apply(structure, apply(structure, document, operation), undo))).toEqual(bare(document));
  });
});

it.each(cases.refused)("refuses $title", ({ operation, code }) => {
  expect(() => apply(structure, document, operation as unknown as Operation)).toThrow(
    expect.objectContaining({ code }),
  );
});

it("adds thousands of parts at once in seconds", () => {
  const operations = Array.from({ length: 2000 }, (_, n) => ({
    op: "add",
    what: "action",
    part: { id: `a${n}`, title: `A ${n}` },
  }));
  const begun = performance.now();
  const after = apply(structure, document, { op: "all", operations } as unknown as Operation);
  const took = performance.now() - begun;
  expect((after.actions as unknown[]).length).toBe(2003);
  expect(took).toBeLessThan(4000);
});

/** Without lists that are empty: left out or empty is the same. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(([, one]) => !(Array.isArray(one) && one.length === 0));
  return Object.fromEntries(kept.map(([key, one]) => [key, bare(one)]));
}
