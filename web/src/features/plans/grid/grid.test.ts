import { describe, expect, it } from "vitest";
import { DOT, dotsOf, fieldOf, freeSpot, pixelsOf, spotAt, stepped } from "./grid";

const size = { width: 800, height: 400 };
const at = (id: string, term: number, impact: number) => ({ id, term, impact });

describe("the grid", () => {
  it("has the short term left and much impact on top, with dots wholly inside", () => {
    expect(pixelsOf({ term: 0, impact: 1 }, size)).toEqual({ x: DOT / 2, y: DOT / 2 });
    expect(pixelsOf({ term: 1, impact: 0 }, size)).toEqual({ x: 800 - DOT / 2, y: 400 - DOT / 2 });
  });

  it("finds the spot of a point again", () => {
    const { x, y } = pixelsOf({ term: 0.3, impact: 0.8 }, size);
    expect(spotAt(x, y, size)).toEqual({ term: 0.3, impact: 0.8 });
  });

  it("brings a point outside to the edge", () => {
    expect(spotAt(-50, 900, size)).toEqual({ term: 0, impact: 0 });
  });

  it("steps by arrow keys and stays on the grid", () => {
    expect(stepped({ term: 0.5, impact: 0.5 }, "ArrowUp", false)).toEqual({ term: 0.5, impact: 0.52 });
    expect(stepped({ term: 0.95, impact: 0.5 }, "ArrowRight", true)).toEqual({ term: 1, impact: 0.5 });
    expect(stepped({ term: 0.5, impact: 0.5 }, "Enter", false)).toBeNull();
  });

  it("puts dots of one spot beside each other", () => {
    const dots = dotsOf([at("a", 0.5, 0.5), at("b", 0.5, 0.5), at("c", 1, 1), at("d", 1, 1)], size);
    for (const one of dots)
      for (const other of dots)
        if (one !== other) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(DOT * 0.69);
    for (const { x, y } of dots) {
      expect(x).toBeLessThanOrEqual(800 - DOT / 2);
      expect(y).toBeLessThanOrEqual(400 - DOT / 2);
    }
  });

  it("writes a title at the left where the right is full, above where both are, and nowhere where all is", () => {
    expect(dotsOf([at("a", 0.98, 0.5)], size)[0]!.side).toBe("left");
    const [a, b] = dotsOf([at("a", 0.5, 0.5), at("b", 0.6, 0.5)], size);
    expect([a!.side, b!.side]).toEqual(["left", "right"]);
    expect(dotsOf([at("a", 0.15, 0.5), at("b", 0.25, 0.5)], size)[0]!.side).toBe("above");
    expect(dotsOf([at("a", 0, 0.5), at("b", 0.1, 0.5)], size)[0]!.side).toBeNull();
  });

  it("finds a free spot near the middle", () => {
    expect(freeSpot([])).toEqual({ term: 0.5, impact: 0.5 });
    expect(freeSpot([{ term: 0.5, impact: 0.5 }])).toEqual({ term: 0.59, impact: 0.5 });
  });

  it("counts the middle as soon and much", () => {
    expect(fieldOf({ term: 0.5, impact: 0.5 })).toBe("now");
    expect(fieldOf({ term: 0.51, impact: 0.49 })).toBe("later");
  });
});
