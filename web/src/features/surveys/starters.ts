import type { Text } from "@/mapping/types";
import type { Question } from "./survey";

/** The kinds of questions that one adds; importance is a scale with its own words. */
export const STARTS = [
  "single",
  "multiple",
  "scale",
  "csat",
  "ces",
  "nps",
  "emotion",
  "importance",
  "text",
] as const;
export type Start = (typeof STARTS)[number];

// What respondents read, so in the survey's languages and not in that of the screen.
const TITLES: Readonly<Record<Start, Readonly<Record<string, string>>>> = {
  single: { en: "New question", nl: "Nieuwe vraag" },
  multiple: { en: "New question", nl: "Nieuwe vraag" },
  scale: { en: "New question", nl: "Nieuwe vraag" },
  csat: { en: "How satisfied were you?", nl: "Hoe tevreden was u?" },
  ces: { en: "We made it easy for you.", nl: "Wij maakten het u makkelijk." },
  nps: {
    en: "How likely are you to recommend us to someone you know?",
    nl: "Hoe waarschijnlijk is het dat u ons aanbeveelt bij iemand die u kent?",
  },
  emotion: { en: "How did it feel?", nl: "Hoe voelde het?" },
  importance: { en: "How important was it to you?", nl: "Hoe belangrijk was het voor u?" },
  text: { en: "Would you like to add something?", nl: "Wilt u er iets over kwijt?" },
};
const ENDS: Partial<
  Record<Start, readonly [Readonly<Record<string, string>>, Readonly<Record<string, string>>]>
> = {
  csat: [
    { en: "Very dissatisfied", nl: "Heel ontevreden" },
    { en: "Very satisfied", nl: "Heel tevreden" },
  ],
  ces: [
    { en: "Strongly disagree", nl: "Helemaal oneens" },
    { en: "Strongly agree", nl: "Helemaal eens" },
  ],
  nps: [
    { en: "Not at all likely", nl: "Heel onwaarschijnlijk" },
    { en: "Extremely likely", nl: "Heel waarschijnlijk" },
  ],
  emotion: [
    { en: "Awful", nl: "Vreselijk" },
    { en: "Wonderful", nl: "Geweldig" },
  ],
  importance: [
    { en: "Not important", nl: "Niet belangrijk" },
    { en: "Very important", nl: "Heel belangrijk" },
  ],
};
const ANSWERS: readonly Readonly<Record<string, string>>[] = [
  { en: "Yes", nl: "Ja" },
  { en: "No", nl: "Nee" },
];

/** Words in each of the survey's languages, English where we have no other. */
const inEach = (words: Readonly<Record<string, string>>, languages: readonly string[]): Text =>
  Object.fromEntries(languages.map((one) => [one, words[one] ?? words.en!]));

/** A question to begin with; `newId` gives ids that are free. */
export function startOf(
  start: Start,
  languages: readonly string[],
  newId: (words: string, otherwise: string) => string,
): Question {
  const ends = ENDS[start];
  const isChoice = start === "single" || start === "multiple";
  const id = newId(TITLES[start].en!, "question");
  return {
    id,
    kind: start === "importance" ? "scale" : start,
    title: inEach(TITLES[start], languages),
    ...(start === "importance" && { asks: "importance" as const }),
    ...(start === "emotion" && { asks: "emotion" as const }),
    ...(ends && { worst_label: inEach(ends[0], languages), best_label: inEach(ends[1], languages) }),
    ...(isChoice && {
      options: ANSWERS.map((words) => ({
        id: newId(`${id} ${words.en}`, "option"),
        title: inEach(words, languages),
      })),
    }),
  };
}
