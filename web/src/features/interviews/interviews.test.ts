import { describe, expect, it } from "vitest";
import { apply } from "@/documents/operations";
import { structureOf } from "@/documents/structure";
import type { JourneyMap } from "@/mapping/types";
import { askingAbout, movingBeside, movingBy, movingChapter, placeFor, removing } from "./guide/guide";
import { chaptersOf, type Interviews, nextPseudonym, participantsOf, seemsPersonal } from "./interviews";
import { pointsOf } from "./points";

const interviews: Interviews = {
  id: "talks",
  title: "Talks",
  languages: ["en", "nl"],
  guide: [
    { id: "open", text: "Who are you?", theme: "opening" },
    { id: "ad-had", text: "Did you see it?", touchpoint: "Ad", theme: "contact" },
    { id: "ad-felt", text: "How did it feel?", touchpoint: "Ad", theme: "contact" },
    { id: "pay-had", text: "Did you pay?", touchpoint: "Pay", theme: "contact" },
    { id: "end", text: "What did I forget?", theme: "closing" },
  ],
  themes: [{ id: "price", title: "Price" }],
  participants: [
    {
      id: "p01",
      pseudonym: "P01",
      consented_on: "2025-03-11",
      notes: "It was dear.",
      mentions: [{ id: "m1", quote: "It was dear.", themes: ["price"] }, { id: "m2" }],
    },
    { id: "p03", pseudonym: "p03" },
  ],
};
const structure = structureOf("interviews");
const guideOf = (one: Interviews) => one.guide!.map((question) => question.id);

it("puts questions about one touchpoint in one chapter", () => {
  expect(
    chaptersOf(interviews.guide!).map((one) => [one.theme, one.touchpoint, one.questions.length]),
  ).toEqual([
    ["opening", null, 1],
    [null, "Ad", 2],
    [null, "Pay", 1],
    ["closing", null, 1],
  ]);
});

it("moves a chapter with all of its questions, up and down", () => {
  const chapters = chaptersOf(interviews.guide!);
  const up = apply(structure, interviews, movingChapter(chapters, 2, -1)!);
  expect(guideOf(up)).toEqual(["open", "pay-had", "ad-had", "ad-felt", "end"]);
  const down = apply(structure, interviews, movingChapter(chapters, 1, 1)!);
  expect(guideOf(down)).toEqual(["open", "pay-had", "ad-had", "ad-felt", "end"]);
  expect(movingChapter(chapters, 0, -1)).toBeNull();
  expect(guideOf(apply(structure, interviews, removing(chapters[1]!)))).toEqual(["open", "pay-had", "end"]);
});

describe("moving a question", () => {
  const chapters = chaptersOf(interviews.guide!);
  const placed = (operation: ReturnType<typeof movingBy>) => {
    const { guide } = apply(structure, interviews, operation!);
    return chaptersOf(guide!).map((one) => [
      one.touchpoint ?? one.theme,
      one.questions.map((each) => each.id),
    ]);
  };

  it("changes places within its chapter", () => {
    const around = placed(movingBy(chapters, "ad-had", 1));
    expect(around[1]).toEqual(["Ad", ["ad-felt", "ad-had"]]);
    expect(placed(movingBeside(interviews.guide!, "ad-felt", "ad-had", false))).toEqual(around);
  });

  it("joins the next chapter at its edge, and tears none apart", () => {
    expect(placed(movingBy(chapters, "ad-felt", 1))).toEqual([
      ["opening", ["open"]],
      ["Ad", ["ad-had"]],
      ["Pay", ["ad-felt", "pay-had"]],
      ["closing", ["end"]],
    ]);
    expect(placed(movingBy(chapters, "ad-had", -1))[0]).toEqual(["opening", ["open", "ad-had"]]);
  });

  it("belongs to the chapter in which it is dropped", () => {
    const dropped = placed(movingBeside(interviews.guide!, "open", "pay-had", true));
    expect(dropped).toEqual([
      ["Ad", ["ad-had", "ad-felt"]],
      ["Pay", ["pay-had", "open"]],
      ["closing", ["end"]],
    ]);
  });

  it("is nothing at the ends, and on itself", () => {
    expect(movingBy(chapters, "open", -1)).toBeNull();
    expect(movingBy(chapters, "end", 1)).toBeNull();
    expect(movingBeside(interviews.guide!, "end", "end", true)).toBeNull();
  });
});

it("puts a question of the bank behind those of its theme, or before what is asked later on", () => {
  expect(placeFor(interviews.guide!, "opening")).toBe(1);
  expect(placeFor(interviews.guide!, "decision")).toBe(4);
  expect(placeFor([], "decision")).toBe(0);
});

it("asks about a touchpoint where the map has it", () => {
  const map = {
    phases: [
      { id: "nothing-yet" },
      {
        steps: [
          { id: "a", title: "Sees", cards: { l: [{ id: "c1", kind: "touchpoint", touchpoint: "Ad" }] } },
          { id: "b", title: "Waits", cards: { m: [{ id: "c3", kind: "pain", text: "Long" }] } },
          { id: "c", title: "Pays", cards: { l: [{ id: "c2", kind: "touchpoint", touchpoint: "Pay" }] } },
        ],
      },
    ],
  } as unknown as JourneyMap;
  const points = pointsOf(map, (text) => String(text ?? ""));
  expect(points.map((one) => [one.touchpoint, one.title, one.step])).toEqual([
    ["Ad", "Ad", "a"],
    ["b", "Waits", "b"],
    ["Pay", "Pay", "c"],
  ]);
  const questions = [{ asks: "emotion", text: { en: "How did {name} feel?", nl: "Hoe voelde {name}?" } }];
  const after = apply(
    structure,
    interviews,
    askingAbout(interviews.guide!, points[1]!, points, questions, ["en", "nl"]),
  );
  expect(guideOf(after)).toEqual(["open", "ad-had", "ad-felt", "b-emotion", "pay-had", "end"]);
  expect(after.guide![3]!.text).toEqual({ en: "How did Waits feel?", nl: "Hoe voelde Waits?" });
});

it("gives the next pseudonym that nobody has", () => {
  expect(nextPseudonym(participantsOf(interviews))).toBe("P04");
  expect(nextPseudonym([])).toBe("P01");
});

it("sees an address and a number, and takes no date for one", () => {
  expect(seemsPersonal("mail me at ann@example.nl")).toBe(true);
  expect(seemsPersonal("call 06-1234 5678")).toBe(true);
  expect(seemsPersonal("on 11-03-2025 at 10:30")).toBe(false);
});
