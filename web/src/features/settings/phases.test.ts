import { describe, expect, it } from "vitest";
import { areChanged, moved, type Phase, phaseProblem, phasesOf } from "@/features/settings/phases";

const phase = (name: string, was: string | null = name): Phase => ({ key: name, name, was });
const three = [phase("before"), phase("buy"), phase("after")];
const names = (phases: readonly Phase[]) => phases.map((one) => one.name).join(" ");

describe("phases that are being changed", () => {
  it("move up and down and stay at the ends", () => {
    expect(names(moved(three, 2, -1))).toBe("before after buy");
    expect(names(moved(three, 0, 1))).toBe("buy before after");
    expect(names(moved(three, 0, -1))).toBe("before buy after");
    expect(names(moved(three, 2, 1))).toBe("before buy after");
  });

  it("say what they were, so that a new name is a rename", () => {
    expect(phasesOf([phase(" orientate ", "before"), phase("new", null)])).toEqual([
      { name: "orientate", was: "before" },
      { name: "new", was: null },
    ]);
  });

  it("cannot be kept without a name or twice the same", () => {
    expect(phaseProblem(three)).toBeNull();
    expect(phaseProblem([])).toBe("none");
    expect(phaseProblem([...three, phase(" ", null)])).toBe("nameless");
    expect(phaseProblem([...three, phase("buy ", null)])).toBe("twice");
  });

  it("know whether anything differs", () => {
    const kept = ["before", "buy", "after"];
    expect(areChanged(three, kept)).toBe(false);
    expect(areChanged(moved(three, 0, 1), kept)).toBe(true);
    expect(areChanged([phase("before", null), ...three.slice(1)], kept)).toBe(true);
  });
});
