import { describe, expect, it } from "vitest";
import { choiceOf, conditionOf, lensOfRule } from "@/features/personas/rule";
import type { Condition, Vocabulary } from "@/features/personas/types";

const values = (...names: string[]) => names.map((value) => ({ value, persons: 1 }));
const vocabulary: Vocabulary = {
  persons: 9,
  touchpoints: [],
  channels: [],
  phases: [],
  attributes: [
    { name: "region", values: values("North", "North-East", "South"), n_values: 3, n_unknown: 0 },
    { name: "age", values: values("19", "35", "64", ""), n_values: 4, n_unknown: 0 },
  ],
};
const segmentOf = (...where: Condition[]) => lensOfRule({ where, did: [], did_not: [] }, vocabulary)?.segment;

describe("the lens of a segment rule", () => {
  it("has the values for which a condition holds", () => {
    expect(segmentOf({ field: "attributes.region", equals: "South" })).toEqual({ region: ["South"] });
    expect(segmentOf({ field: "attributes.region", starts_with: "North" })).toEqual({
      region: ["North", "North-East"],
    });
    expect(segmentOf({ field: "attributes.age", greater: 20, less: 60 })).toEqual({ age: ["35"] });
  });

  it("joins conditions on the same attribute", () => {
    const both: Condition[] = [
      { field: "attributes.region", contains: "North" },
      { not: { field: "attributes.region", contains: "East" } },
    ];
    expect(segmentOf(...both)).toEqual({ region: ["North"] });
    expect(segmentOf({ all: both })).toEqual({ region: ["North"] });
    expect(segmentOf({ any: both })).toEqual({ region: ["North", "North-East", "South"] });
  });

  it("is none when the data lack the attribute", () => {
    expect(segmentOf({ field: "attributes.shoe_size", equals: "42" })).toBeUndefined();
  });

  it("keeps what persons did and did not", () => {
    expect(lensOfRule({ where: [], did: ["Order"], did_not: ["Return"] }, vocabulary)).toEqual({
      segment: {},
      did: ["Order"],
      did_not: ["Return"],
    });
  });
});

describe("a choice of values", () => {
  it("goes to a condition and back", () => {
    for (const choice of [
      { attribute: "region", values: ["South"] },
      { attribute: "region", values: ["North", "South"] },
    ]) {
      expect(choiceOf(conditionOf(choice))).toEqual(choice);
    }
  });

  it("is none for a condition that says more", () => {
    expect(choiceOf({ field: "attributes.age", greater: 30 })).toBeNull();
    expect(choiceOf({ field: "attributes.age", equals: "35", less: 60 })).toBeNull();
    expect(choiceOf({ any: [{ field: "attributes.age", equals: "35" }] })).toBeNull();
  });
});
