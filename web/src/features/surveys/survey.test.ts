import { describe, expect, it } from "vitest";
import { apply, inverse } from "@/documents/operations";
import { structureOf } from "@/documents/structure";
import {
  beside,
  brokenBy,
  earlierThan,
  idFor,
  moving,
  placeAt,
  questionsOf,
  rekinded,
  type Survey,
  scoresOf,
} from "./survey";

const structure = structureOf("survey");
const survey: Survey = {
  id: "s",
  title: "S",
  pages: [
    {
      id: "one",
      questions: [
        {
          id: "knows",
          kind: "single",
          title: "Do you know it?",
          options: [
            { id: "yes", title: "Yes" },
            { id: "no", title: "No" },
          ],
        },
        { id: "felt", kind: "emotion", title: "How?", after: "knows", after_options: ["yes"] },
      ],
    },
    { id: "two", questions: [{ id: "why", kind: "text", title: "Why?" }] },
    { id: "three" },
  ],
};
const order = (after: Survey) =>
  (after.pages ?? []).map((page) => (page.questions ?? []).map((one) => one.id).join());

describe("moving a question", () => {
  it("goes over the edge of a page", () => {
    expect(beside(survey, "felt", 1)).toEqual({ page: "two", index: 0 });
    expect(beside(survey, "why", -1)).toEqual({ page: "one", index: 2 });
    expect(beside(survey, "knows", -1)).toBeUndefined();
  });

  it("counts its place without itself", () => {
    expect(order(apply(structure, survey, moving("knows", placeAt(survey, "knows", "felt", true)!)))).toEqual(
      ["felt,knows", "why", ""],
    );
    expect(placeAt(survey, "knows", "felt", false)).toBeUndefined();
    expect(placeAt(survey, "felt", "why", false)).toEqual({ page: "two", index: 0 });
  });

  it("tells which questions would come before what they follow from", () => {
    const broken = brokenBy(survey, moving("knows", { page: "two", index: 0 }));
    expect(broken.map((one) => one.id)).toEqual(["felt"]);
    expect(brokenBy(survey, moving("felt", { page: "two", index: 0 }))).toEqual([]);
  });
});

it("lists the answers of a scale from the worst to the best", () => {
  const question = { id: "q", kind: "scale", title: "Q" } as const;
  expect(scoresOf(question)).toEqual([1, 2, 3, 4, 5]);
  expect(scoresOf({ ...question, worst: 6, best: 1 })).toEqual([6, 5, 4, 3, 2, 1]);
  expect(scoresOf({ ...question, kind: "nps", worst: 1 })).toHaveLength(11);
  expect(scoresOf({ ...question, kind: "text" })).toEqual([]);
});

it("follows only from what comes before", () => {
  expect(earlierThan(survey, "why").map((one) => one.id)).toEqual(["knows", "felt"]);
  expect(earlierThan(survey, "knows")).toEqual([]);
});

it("gives ids that no page, question or option has", () => {
  expect(idFor(survey, "Yes", "option")).toBe("yes-2");
  expect(idFor(survey, "one", "page")).toBe("one-2");
});

describe("asking in another way", () => {
  it("keeps options and what follows from them among choices", () => {
    const after = apply(structure, survey, rekinded(survey, questionsOf(survey)[0]!, "multiple"));
    const [knows, felt] = questionsOf(after);
    expect(knows).toMatchObject({ kind: "multiple", options: [{ id: "yes" }, { id: "no" }] });
    expect(felt).toMatchObject({ after: "knows", after_options: ["yes"] });
    expect(order(after)).toEqual(order(survey));
  });

  it("loses them with the options, and can be undone", () => {
    const operation = rekinded(survey, questionsOf(survey)[0]!, "text");
    const after = apply(structure, survey, operation);
    const [knows, felt] = questionsOf(after);
    expect(knows).not.toHaveProperty("options");
    expect(felt?.after).toBe("knows");
    expect(felt?.after_options ?? []).toEqual([]);
    const back = apply(structure, after, inverse(structure, survey, operation));
    expect(questionsOf(back)[1]).toMatchObject({ after: "knows", after_options: ["yes"] });
  });
});
