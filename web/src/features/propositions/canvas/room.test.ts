import { describe, expect, it } from "vitest";
import { LAYOUTS, roomFor } from "./room";

const FEW = { above: 60, below: 60, beside: 80 };

describe("room for the notes of a shape", () => {
  it("is the known picture when they fit", () => {
    expect(roomFor("circle", FEW, 540)).toEqual({ split: 0.5, height: 540 });
    expect(roomFor("square", { ...FEW, above: 200 }, 540)).toEqual({ split: 0.5, height: 540 });
  });

  it("is given by the other field first: the circle stays one", () => {
    const { split, height } = roomFor("circle", { above: 115, below: 215, beside: 80 }, 544);
    expect(height).toBe(544);
    expect(split).toBeLessThan(0.5);
    expect((LAYOUTS.circle.bottom - LAYOUTS.circle.gap - split) * height).toBeGreaterThanOrEqual(215);
  });

  it.each([
    ["circle", { above: 400, below: 90, beside: 80 }],
    ["circle", { above: 300, below: 300, beside: 500 }],
    ["square", { above: 60, below: 900, beside: 80 }],
    ["square", { above: 0, below: 0, beside: 900 }],
  ] as const)("is enough for all notes of a %s: %o", (shape, content) => {
    const { split, height } = roomFor(shape, content, 480);
    const { top, bottom, gap, beside } = LAYOUTS[shape];
    expect((split - gap - top) * height).toBeGreaterThanOrEqual(content.above);
    expect((bottom - gap - split) * height).toBeGreaterThanOrEqual(content.below);
    expect(beside * height).toBeGreaterThanOrEqual(content.beside);
    expect(height).toBeGreaterThanOrEqual(480);
    expect(split).toBeGreaterThanOrEqual(0.38);
    expect(split).toBeLessThanOrEqual(0.62);
  });
});
