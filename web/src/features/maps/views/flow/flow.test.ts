import { expect, test } from "vitest";
import { readMap } from "@/mapping/canonical";
import { apply } from "@/mapping/operations";
import type { JourneyMap } from "@/mapping/types";
import { planOf, roundedPath } from "./plan";
import { adding, labelling, removing, waysDrawn } from "./ways";

const map = readMap({
  id: "m",
  head: { title: "Map", languages: ["en"] },
  phases: [
    {
      id: "p1",
      title: "One",
      steps: [
        { id: "a", title: "A" },
        { id: "b", title: "B" },
      ],
    },
    { id: "p2", title: "Two", steps: [{ id: "c", title: "C" }] },
    { id: "p3", title: "Three", steps: [{ id: "d", title: "D" }] },
  ],
  edges: [
    { id: "e", from: "d", to: "a", label: "again" },
    { id: "f", from: "a", to: "b" },
  ],
});

const pairs = (one: JourneyMap) =>
  waysDrawn(one)
    .map((way) => `${way.from}${way.to}`)
    .sort();

test("a way on to the next step is drawn once when an edge says it too", () => {
  expect(pairs(map)).toEqual(["ab", "bc", "cd", "da"]);
});

test("a way that was taken away is no longer drawn, edge or not, and can be added again", () => {
  for (const way of waysDrawn(map)) {
    const without = apply(map, removing(map, way));
    expect(pairs(without)).toEqual(pairs(map).filter((one) => one !== `${way.from}${way.to}`));
    expect(pairs(apply(without, adding(without, way.from, way.to)!))).toEqual(pairs(map));
  }
});

test("a way that is there is not added twice", () => {
  expect(adding(map, "b", "c")).toBeNull();
  expect(adding(map, "d", "a")).toBeNull();
});

test("a label on a way that only leads on makes an edge of it", () => {
  const way = waysDrawn(map).find((one) => one.from === "b")!;
  const after = apply(map, labelling(map, way, "pays"));
  expect(waysDrawn(after).find((one) => one.from === "b")).toMatchObject({ label: "pays", isOnward: false });
  expect(pairs(after)).toEqual(pairs(map));
});

test.each([true, false])(
  "no box lies over another, and each lies in the band of its phase (narrow: %s)",
  (isNarrow) => {
    const { bands, boxes } = planOf(map, waysDrawn(map), isNarrow);
    const all = [...boxes.values()];
    for (const [i, one] of all.entries()) {
      for (const other of all.slice(i + 1)) {
        const isApart = one.x + one.width <= other.x || one.y + one.height <= other.y;
        expect(isApart || other.x + other.width <= one.x || other.y + other.height <= one.y).toBe(true);
      }
    }
    const home = bands.find((band) => band.phase === "p2")!;
    const box = boxes.get("c")!;
    expect(box.x > home.x && box.y > home.y && box.y + box.height < home.y + home.height).toBe(true);
  },
);

test("every way begins and ends at its boxes, and no two share a track", () => {
  const { boxes, routes } = planOf(map, waysDrawn(map), false);
  for (const { way, points } of routes) {
    for (const [id, [x, y]] of [
      [way.from, points[0]!],
      [way.to, points.at(-1)!],
    ] as const) {
      const box = boxes.get(id)!;
      expect(x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height).toBe(true);
    }
  }
  const paths = routes.map((route) => roundedPath(route.points));
  expect(new Set(paths).size).toBe(paths.length);
});
