import { expect, test } from "vitest";
import { angleOf, arcOf, labelAt, RING, radiusOf, SIZE, spotAt } from "./ring";

test("steps go round clockwise from the top", () => {
  const angles = [0, 1, 2, 3].map((n) => angleOf(n, 4));
  const [first, second, third] = angles.map((angle) => spotAt(angle, 100)) as [number, number][];
  expect(first![0]).toBeGreaterThan(SIZE / 2);
  expect(first![1]).toBeLessThan(SIZE / 2);
  expect(second![1]).toBeGreaterThan(SIZE / 2);
  expect(third![0]).toBeLessThan(SIZE / 2);
});

test("a better emotion stands further out, and all of them within the ring", () => {
  const radii = [-2, -1, 0, 1, 2].map(radiusOf);
  expect([...radii].sort((a, b) => a - b)).toEqual(radii);
  expect(radii.at(-1)).toBeLessThan(RING.inner);
});

test("a phase of most of the circle takes the long way round", () => {
  expect(arcOf(0, 9, 10, 200, 180)).toContain("A200 200 0 1 1");
  expect(arcOf(0, 3, 10, 200, 180)).toContain("A200 200 0 0 1");
});

test("names run away from the circle", () => {
  expect([0, 1, 2, 3].map((n) => labelAt(angleOf(n, 4)).side)).toEqual(["right", "right", "left", "left"]);
  expect(labelAt(-Math.PI / 2).side).toBe("middle");
});
