import { adding, setting } from "@/documents/change";
import { apply } from "@/documents/operations";
import { idsIn } from "@/documents/parts";
import { structureOf } from "@/documents/structure";
import type { Document, Part } from "@/documents/types";
import { newId } from "@/mapping/ids";
import type { Operation, Text } from "@/mapping/types";

export const KINDS = ["single", "multiple", "scale", "csat", "ces", "nps", "emotion", "text"] as const;
export const ASKS = [
  "recognised",
  "importance",
  "emotion",
  "decision",
  "missing",
  "need",
  "comment",
] as const;

export type QuestionKind = (typeof KINDS)[number];
export type Asks = (typeof ASKS)[number];

export interface Option {
  readonly id: string;
  readonly title: Text;
  /** What choosing it says: of whether one recognises a touchpoint yes, no or unsure. */
  readonly means?: string | null;
}

export interface Question {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly title: Text;
  readonly help?: Text | null;
  readonly is_required?: boolean;
  readonly asks?: Asks | null;
  readonly touchpoint?: string | null;
  readonly step?: string | null;
  readonly options?: readonly Option[];
  readonly allows_other?: boolean;
  readonly worst?: number | null;
  readonly best?: number | null;
  readonly worst_label?: Text | null;
  readonly best_label?: Text | null;
  /** Shown only when this earlier question was answered as said. */
  readonly after?: string | null;
  readonly after_options?: readonly string[];
  readonly after_from?: number | null;
  readonly after_to?: number | null;
}

export interface Page {
  readonly id: string;
  readonly title?: Text | null;
  readonly description?: Text | null;
  readonly questions?: readonly Question[];
}

/** A survey as its JSON: what has its default is left out. */
export interface Survey extends Document {
  readonly map?: string | null;
  readonly persona?: string | null;
  readonly intro?: Text | null;
  readonly consent?: Text | null;
  readonly join_consent?: Text | null;
  readonly thanks?: Text | null;
  readonly opens_on?: string | null;
  readonly closes_on?: string | null;
  readonly population?: number | null;
  readonly invited?: number | null;
  readonly is_simulated?: boolean;
  readonly pages?: readonly Page[];
}

const STRUCTURE = structureOf("survey");
const USUAL_ENDS: Partial<Record<QuestionKind, readonly [number, number]>> = {
  scale: [1, 5],
  csat: [1, 5],
  ces: [1, 7],
  nps: [0, 10],
  emotion: [-2, 2],
};

export const pagesOf = (survey: Survey): readonly Page[] => survey.pages ?? [];
export const questionsIn = (page: Page): readonly Question[] => page.questions ?? [];
export const optionsOf = (question: Question): readonly Option[] => question.options ?? [];
export const questionsOf = (survey: Survey): Question[] => pagesOf(survey).flatMap(questionsIn);
export const isChoice = ({ kind }: Question) => kind === "single" || kind === "multiple";
export const isScale = ({ kind }: Question) => kind in USUAL_ENDS;
/** Whether one may say where its scale begins and ends. */
export const hasOwnEnds = ({ kind }: Question) => kind === "scale" || kind === "csat" || kind === "ces";

/** The worst and the best answer of a scale. */
export function endsOf(question: Question): readonly [number, number] {
  const [worst, best] = USUAL_ENDS[question.kind] ?? [0, 0];
  return hasOwnEnds(question) ? [question.worst ?? worst, question.best ?? best] : [worst, best];
}

/** Every answer of a scale, the worst first. */
export function scoresOf(question: Question): number[] {
  if (!isScale(question)) return [];
  const [worst, best] = endsOf(question);
  const step = worst < best ? 1 : -1;
  return Array.from({ length: Math.abs(best - worst) + 1 }, (_, at) => worst + at * step);
}

/** The questions that one may follow from: those before it. */
export function earlierThan(survey: Survey, id: string): Question[] {
  const all = questionsOf(survey);
  return all.slice(
    0,
    all.findIndex((one) => one.id === id),
  );
}

/** A new id for a part, made of its words. */
export function idFor(survey: Survey, words: string, otherwise: string): string {
  const taken = new Set(pagesOf(survey).flatMap((page) => idsIn(STRUCTURE, "page", page as unknown as Part)));
  return newId(words, (id) => taken.has(id), otherwise);
}

/** The questions that follow from one that no longer comes before them. */
export function brokenBranches(survey: Survey): Question[] {
  const before = new Set<string>();
  return questionsOf(survey).filter((one) => {
    const isBroken = one.after != null && !before.has(one.after);
    before.add(one.id);
    return isBroken;
  });
}

/** Where a question stands. */
export interface Place {
  readonly page: string;
  readonly index: number;
}

export function placeOf(survey: Survey, id: string): Place | undefined {
  for (const page of pagesOf(survey)) {
    const index = questionsIn(page).findIndex((one) => one.id === id);
    if (index >= 0) return { page: page.id, index };
  }
  return undefined;
}

/** The place one up or down, in the next page at the edge of one; undefined at the ends. */
export function beside(survey: Survey, id: string, by: 1 | -1): Place | undefined {
  const pages = pagesOf(survey);
  const at = placeOf(survey, id);
  if (!at) return undefined;
  const page = pages.findIndex((one) => one.id === at.page);
  const index = at.index + by;
  if (index >= 0 && index < questionsIn(pages[page]!).length) return { page: at.page, index };
  const next = pages[page + by];
  return next && { page: next.id, index: by === 1 ? 0 : questionsIn(next).length };
}

/** Where a dragged question comes when it is let go before or after another one. */
export function placeAt(survey: Survey, id: string, target: string, isAfter: boolean): Place | undefined {
  const at = placeOf(survey, target);
  if (!at || id === target) return undefined;
  const from = placeOf(survey, id)!;
  const lifted = from.page === at.page && from.index < at.index ? at.index - 1 : at.index;
  const index = isAfter ? lifted + 1 : lifted;
  return from.page === at.page && from.index === index ? undefined : { page: at.page, index };
}

export const moving = (id: string, { page, index }: Place) =>
  ({ op: "move", id, parent: page, index }) as Operation;

/** The questions that a move would put before what they follow from. */
export const brokenBy = (survey: Survey, operation: Operation): Question[] =>
  brokenBranches(apply(STRUCTURE, survey, operation));

/** Asks in another way: the question is put back in its place with what still holds of it. */
export function rekinded(survey: Survey, question: Question, kind: QuestionKind): Operation {
  const at = placeOf(survey, question.id)!;
  const { options, allows_other, worst, best, worst_label, best_label, ...kept } = question;
  const after: Question = { ...kept, kind };
  const chosen = isChoice(after) && { options: options ?? [], allows_other: allows_other ?? false };
  const labels = isScale(after) && { worst_label, best_label };
  const part = withoutNothing({ ...after, ...chosen, ...labels });
  // What followed from its answers follows from having answered it.
  const followers = questionsOf(survey).filter((one) => one.after === question.id);
  return {
    op: "all",
    operations: [
      { op: "remove", id: question.id },
      adding("question", part, at.page, at.index),
      ...followers.flatMap((one) => followedAgain(one, question, after)),
    ],
  } as Operation;
}

/** What to set of a question that followed from one whose kind changed; removing that one had unset it. */
function followedAgain(one: Question, before: Question, after: Question): Operation[] {
  const again = [setting(one.id, "after", before.id)];
  if (isChoice(before) && isChoice(after)) {
    if (one.after_options?.length) again.push(setting(one.id, "after_options", one.after_options));
  } else if (one.after_options?.length) {
    again.push(setting(one.id, "after_options", null));
  }
  const bounds = (["after_from", "after_to"] as const).filter((field) => one[field] != null);
  return [...bounds.map((field) => setting(one.id, field, null)), ...again];
}

/** A part without fields that say nothing. */
const withoutNothing = (part: object) =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined && value !== null));
