import { describe, expect, it } from "vitest";
import { readMap } from "@/mapping/canonical";
import { stepsOf } from "@/mapping/places";
import { moodAt, movedMood, pathThrough, personasIn, runsOf, snapped } from "./mood";
import { countLines, heightOfMood, moodAtHeight } from "./sizes";

const emotion = (id: string, values: object, persona?: string) => ({
  kind: "emotion",
  id,
  persona,
  ...values,
});
const map = readMap({
  id: "m",
  head: { title: "M", personas: ["anna"] },
  lanes: [{ id: "mood", kind: "emotion" }],
  phases: [
    {
      id: "p",
      title: "P",
      steps: [
        {
          id: "a",
          title: "A",
          cards: { mood: [emotion("a1", { assumed: { value: 1 }, measured: { value: 0.4 } })] },
        },
        { id: "b", title: "B", cards: { mood: [emotion("b1", { assumed: { value: -1 } })] } },
        { id: "c", title: "C" },
        {
          id: "d",
          title: "D",
          cards: {
            mood: [
              emotion("d1", { assumed: { value: 2 } }),
              emotion("d2", { assumed: { value: -2 } }, "anna"),
            ],
          },
        },
      ],
    },
  ],
});
const steps = stepsOf(map);

describe("the curve", () => {
  it("is broken where a step has no point, so that it never says what nobody said", () => {
    const columns = runsOf(steps, "mood", "assumed", null).map((run) => run.map((point) => point.column));
    expect(columns).toEqual([[0, 1], [3]]);
  });

  it("keeps the three series apart", () => {
    expect(runsOf(steps, "mood", "measured", null).flat()).toMatchObject([
      { column: 0, reading: { value: 0.4 } },
    ]);
    expect(runsOf(steps, "mood", "reported", null)).toEqual([]);
  });

  it("is that of one persona when asked for, and else everyone's", () => {
    expect(personasIn(map, "mood")).toEqual(["anna"]);
    expect(moodAt(steps[3]!, "mood", "anna")?.id).toBe("d2");
    expect(moodAt(steps[3]!, "mood", null)?.id).toBe("d1");
    expect(moodAt(steps[0]!, "mood", "anna")?.id).toBe("a1");
  });

  it("is drawn straight from point to point", () => {
    expect(
      pathThrough([
        [0, 10.04],
        [5, 20.26],
      ]),
    ).toBe("M0 10L5 20.3");
  });
});

describe("a value that is set", () => {
  it("lies on the scale in halves", () => {
    expect([2.4, 0.3, -0.2, -9].map(snapped)).toEqual([2, 0.5, -0, -2]);
  });

  it("goes half a point up or down, and stops at the ends", () => {
    expect(movedMood(1, "up")).toBe(1.5);
    expect(movedMood(0.3, "up")).toBe(0.5);
    expect(movedMood(0.3, "down")).toBe(0);
    expect(movedMood(2, "up")).toBe(2);
    expect(movedMood(undefined, "down")).toBe(-0.5);
  });

  it("is read back from the height at which it is drawn", () => {
    for (const value of [-2, -0.5, 1, 2]) expect(moodAtHeight(heightOfMood(value))).toBe(value);
  });
});

describe("the lines of a text", () => {
  const widthOf = (text: string) => text.length;

  it("break between words", () => {
    expect(countLines("aaaa bbbb", 9, widthOf)).toBe(1);
    expect(countLines("aaaa bbbb c", 9, widthOf)).toBe(2);
  });

  it("break within a word that is longer than a line", () => {
    expect(countLines("a".repeat(25), 10, widthOf)).toBe(3);
  });
});
