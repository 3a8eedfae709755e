import { placeOf } from "@/components/sorting";
import { adding, setting, together } from "@/documents/change";
import { newId } from "@/mapping/ids";
import type { Operation, Text } from "@/mapping/types";
import type { BankQuestion } from "../api";
import type { Chapter, GuideQuestion } from "../interviews";
import type { MapPart } from "../points";

// Asked when the touchpoints have been spoken of.
const AFTER = ["decision", "trouble", "use", "loyalty", "closing"];

/** Where a question of a theme is put: behind those of that theme, else before what is asked later on. */
export function placeFor(guide: readonly GuideQuestion[], theme: string | null): number {
  const last = guide.findLastIndex((one) => !one.touchpoint && (one.theme ?? null) === theme);
  if (last >= 0) return last + 1;
  const rank = AFTER.indexOf(theme ?? "");
  const isLater = (one: GuideQuestion) => !one.touchpoint && AFTER.indexOf(one.theme ?? "") > rank;
  const first = theme === null ? -1 : guide.findIndex(isLater);
  return first >= 0 ? first : guide.length;
}

/** A question of the bank in the languages of the guide, English where the bank has no other. */
export const inLanguages = (question: BankQuestion, languages: readonly string[], name = ""): Text =>
  Object.fromEntries(
    languages.map((one) => [one, (question.text[one] ?? question.text.en ?? "").replace("{name}", name)]),
  );

/** Adds the questions about a touchpoint of the map, where the map has it. */
export function askingAbout(
  guide: readonly GuideQuestion[],
  point: MapPart,
  points: readonly MapPart[],
  questions: readonly BankQuestion[],
  languages: readonly string[],
): Operation {
  const before = new Set(points.slice(0, points.indexOf(point)).map((one) => one.touchpoint));
  const last = guide.findLastIndex((one) => one.touchpoint && before.has(one.touchpoint));
  const first = guide.findIndex((one) => one.touchpoint);
  const index = last >= 0 ? last + 1 : first >= 0 ? first : placeFor(guide, "contact");
  const taken = new Set(guide.map((one) => one.id));
  return together(
    questions.map((question, i) => {
      const id = newId(`${point.touchpoint} ${question.asks}`, (one) => taken.has(one), "question");
      taken.add(id);
      const { touchpoint, step } = point;
      const text = inLanguages(question, languages, point.title);
      return adding(
        "question",
        { id, text, asks: question.asks, touchpoint, step, theme: "contact" },
        undefined,
        index + i,
      );
    }),
  );
}

const OF_CHAPTER = ["touchpoint", "step", "theme"] as const;

/** Moves a question before or behind another one, into the chapter of that one. */
export function movingBeside(
  guide: readonly GuideQuestion[],
  id: string,
  target: string,
  isAfter: boolean,
): Operation | null {
  const [from, over] = [id, target].map((one) => guide.findIndex((question) => question.id === one));
  const [moved, beside] = [guide[from!], guide[over!]];
  if (!moved || !beside || moved === beside) return null;
  const index = placeOf(from!, over!, isAfter);
  const others = OF_CHAPTER.filter((field) => (moved[field] ?? null) !== (beside[field] ?? null));
  const edits = [
    ...(index === from ? [] : [{ op: "move", id, index } as Operation]),
    ...others.map((field) => setting(id, field, beside[field] ?? null)),
  ];
  return edits.length > 0 ? together(edits) : null;
}

/** Moves a question one up or down, over the edge of its chapter into the next one. */
export function movingBy(chapters: readonly Chapter[], id: string, by: -1 | 1): Operation | null {
  const guide = chapters.flatMap((one) => one.questions);
  const at = chapters.findIndex((one) => one.questions.some((question) => question.id === id));
  const held = chapters[at]?.questions ?? [];
  const beside = held[held.findIndex((one) => one.id === id) + by];
  if (beside) return movingBeside(guide, id, beside.id, by > 0);
  const next = chapters[at + by]?.questions.at(by > 0 ? 0 : -1);
  return next ? movingBeside(guide, id, next.id, by < 0) : null;
}

/** Moves a chapter before or behind its neighbour. */
export function movingChapter(chapters: readonly Chapter[], at: number, by: -1 | 1): Operation | null {
  const [moved, neighbour] = [chapters[at], chapters[at + by]];
  if (!moved || !neighbour) return null;
  // The neighbour's questions jump over those that move, one by one.
  const start = chapters.slice(0, Math.min(at, at + by)).reduce((n, one) => n + one.questions.length, 0);
  const first = by < 0 ? moved : neighbour;
  return together(
    first.questions.map((one, i) => ({ op: "move", id: one.id, index: start + i }) as Operation),
  );
}

/** Takes a whole chapter out. */
export const removing = (chapter: Chapter): Operation =>
  together(chapter.questions.map((one) => ({ op: "remove", id: one.id })));

/** Whether the guide asks about a touchpoint. */
export const asksAbout = (guide: readonly GuideQuestion[], touchpoint: string) =>
  guide.some((one) => one.touchpoint === touchpoint);
