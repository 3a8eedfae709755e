import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readMap } from "./canonical";
import shapes from "./generated/shapes.json";
import { apply, inverse } from "./operations";
import { Refusal } from "./refusal";
import type { Operation } from "./types";

interface Case {
  title: string;
  operation: Operation;
  operations: [Operation, Operation];
  after: object;
  inverse: Operation;
  code: string;
}

function read(path: string) {
  return JSON.parse(readFileSync(join(import.meta.dirname, "../../..", path), "utf8"));
}

function cases(name: string): [string, object, Case][] {
  const { map, cases } = read(`tests/mapping/operations/${name}.json`) as { map: object; cases: Case[] };
  return cases.map((one) => [one.title, map, one]);
}

describe.each(["add", "set", "move", "remove", "all"])("%s", (name) => {
  it.each(cases(name))("%s", (_, document, { operation, after, inverse: undo }) => {
    const map = readMap(document);
    expect(apply(map, operation)).toEqual(readMap(after));
    expect(inverse(map, operation)).toEqual(undo);
    expect(apply(apply(map, operation), undo)).toEqual(map);
  });
});

describe("commuting", () => {
  it.each(cases("commuting"))("%s", (_, document, { operations: [one, other], after }) => {
    const map = readMap(document);
    expect(apply(apply(map, one), other)).toEqual(readMap(after));
    expect(apply(apply(map, other), one)).toEqual(readMap(after));
  });
});

describe("refused", () => {
  it.each(cases("refused"))("%s", (_, document, { operation, code }) => {
    const map = readMap(document);
    const before = structuredClone(map);
    expect(() => apply(map, operation)).toThrow(expect.objectContaining({ code }));
    expect(() => apply(map, operation)).toThrow(Refusal);
    expect(map).toEqual(before);
  });
});

it("shares every part that did not change", () => {
  const { map: document } = read("tests/mapping/operations/set.json");
  const map = readMap(document);
  const after = apply(map, { op: "set", id: "slow", field: "severity", value: 5 });
  expect(after.phases[0]).toBe(map.phases[0]);
  expect(after.phases[1]!.steps[0]).toBe(map.phases[1]!.steps[0]);
  expect(after.lanes).toBe(map.lanes);
});

it("knows the fields that the published schema has", () => {
  const { $defs } = read("docs/schema/map.json");
  const fields = (all: object) =>
    Object.entries(all).map(([name, shape]) => [name, Object.keys(shape.properties ?? {}), shape.required]);
  expect(fields(shapes)).toEqual(fields($defs));
});
