import { endsOf, isScale, type Question } from "../survey";

export const npsGroup = (score: number) => (score >= 9 ? "promoter" : score >= 7 ? "passive" : "detractor");

// From bad to good, told apart by lightness as well; the middle is neutral.
const TONES = [
  "var(--tone-bad)",
  "var(--tone-poor)",
  "var(--tone-middle)",
  "var(--tone-fair)",
  "var(--tone-good)",
];

/** The colour of an answer: on a scale from bad to good, else one for all. */
export function toneOf(question: Question, option: string): string {
  if (question.kind === "nps")
    return { detractor: TONES[0]!, passive: TONES[2]!, promoter: TONES[4]! }[npsGroup(Number(option))];
  if (!isScale(question) || question.asks === "importance") return "var(--chart-1)";
  const [worst, best] = endsOf(question);
  if (best === worst) return "var(--chart-1)";
  return TONES[Math.round((4 * (Number(option) - worst)) / (best - worst))] ?? "var(--chart-1)";
}
