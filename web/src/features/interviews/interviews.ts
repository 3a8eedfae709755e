import type { Document } from "@/documents/types";
import { newId } from "@/mapping/ids";
import type { Text } from "@/mapping/types";

export const ASKS = [
  "recognised",
  "importance",
  "emotion",
  "decision",
  "missing",
  "need",
  "comment",
] as const;
export type Asks = (typeof ASKS)[number];

export interface GuideQuestion {
  readonly id: string;
  readonly text: Text;
  readonly asks?: Asks | null;
  readonly touchpoint?: string | null;
  readonly step?: string | null;
  readonly theme?: string | null;
}

/** Something that several participants speak of. */
export interface Theme {
  readonly id: string;
  readonly title: Text;
  readonly description?: Text | null;
}

/** One thing that a participant told, in the order of the participant's own journey. */
export interface Mention {
  readonly id: string;
  readonly quote?: string | null;
  /** What it is about: a touchpoint, also one that the map lacks, and ids on the map. */
  readonly touchpoint?: string | null;
  readonly step?: string | null;
  readonly cards: readonly string[];
  readonly themes: readonly string[];
  readonly is_recognised: boolean;
  /** 1 (not) … 5 (very). */
  readonly importance?: number | null;
  /** −2 … +2. */
  readonly emotion?: number | null;
  readonly is_decision: boolean;
  readonly need?: string | null;
}

export interface Participant {
  readonly id: string;
  /** Such as P01; never a name, address or number. */
  readonly pseudonym: string;
  readonly persona?: string | null;
  /** Without consent nothing that was said is kept. */
  readonly consented_on?: string | null;
  readonly consent?: Text | null;
  readonly interviewed_on?: string | null;
  readonly interviewer?: string | null;
  readonly notes?: string | null;
  readonly mentions: readonly Mention[];
}

type Written<Part, Always extends keyof Part> = Pick<Part, Always> & Partial<Part>;

/** Interviews as their JSON: what has its default is left out. */
export interface Interviews extends Document {
  readonly map?: string | null;
  readonly intro?: Text | null;
  readonly consent?: Text | null;
  readonly is_simulated?: boolean;
  readonly guide?: readonly GuideQuestion[];
  readonly themes?: readonly Theme[];
  readonly participants?: readonly (Written<Omit<Participant, "mentions">, "id" | "pseudonym"> & {
    readonly mentions?: readonly Written<Mention, "id">[];
  })[];
}

const A_MENTION = { cards: [], themes: [], is_recognised: true, is_decision: false } as const;

/** The participants, with what was left out. */
export const participantsOf = (interviews: Interviews): Participant[] =>
  (interviews.participants ?? []).map((one) => ({
    ...one,
    mentions: (one.mentions ?? []).map((mention) => ({ ...A_MENTION, ...mention })),
  }));

/** A new id for a part, made of its words. */
export function idFor(interviews: Interviews, words: string, otherwise: string): string {
  const parts = [
    ...(interviews.guide ?? []),
    ...(interviews.themes ?? []),
    ...participantsOf(interviews).flatMap((one) => [one, ...one.mentions]),
  ];
  const taken = new Set(parts.map((one) => one.id));
  return newId(words, (id) => taken.has(id), otherwise);
}

/** The next pseudonym in the row P01, P02 …, that nobody has. */
export function nextPseudonym(participants: readonly Participant[]): string {
  const taken = new Set(participants.map((one) => one.pseudonym.toLowerCase()));
  for (let number = participants.length + 1; ; number++) {
    const pseudonym = `P${String(number).padStart(2, "0")}`;
    if (!taken.has(pseudonym.toLowerCase())) return pseudonym;
  }
}

// An e-mail address, or nine digits: a telephone number, not a date; as the library has it.
const PERSONAL = /\S@\S|(?:\d[ ()+-]*){9}/;

/** Whether words seem to say who somebody is. */
export const seemsPersonal = (words: string) => PERSONAL.test(words);

/** A heading of the guide with the questions that stand under it, in their order. */
export interface Chapter {
  /** The theme of the bank; of questions about a touchpoint that touchpoint. */
  readonly key: string;
  readonly theme: string | null;
  readonly touchpoint: string | null;
  readonly questions: readonly GuideQuestion[];
}

/** The guide in chapters: questions that follow each other under one theme or of one touchpoint. */
export function chaptersOf(guide: readonly GuideQuestion[]): Chapter[] {
  const chapters: {
    key: string;
    theme: string | null;
    touchpoint: string | null;
    questions: GuideQuestion[];
  }[] = [];
  for (const question of guide) {
    const touchpoint = question.touchpoint ?? null;
    const theme = touchpoint === null ? (question.theme ?? null) : null;
    const last = chapters.at(-1);
    if (last && last.touchpoint === touchpoint && last.theme === theme) last.questions.push(question);
    else chapters.push({ key: question.id, theme, touchpoint, questions: [question] });
  }
  return chapters;
}
