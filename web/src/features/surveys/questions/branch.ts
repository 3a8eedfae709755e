import type { TFunction } from "i18next";
import type { Text } from "@/mapping/types";
import { isChoice, isScale, optionsOf, type Question } from "../survey";

/** In plain words when a question is asked; null when always. */
export function branchWords(
  question: Question,
  questions: readonly Question[],
  t: TFunction<"surveys">,
  said: (text: Text | null | undefined) => string,
): string | null {
  const before = questions.find((one) => one.id === question.after);
  if (!before) return null;
  const title = said(before.title);
  if (isChoice(before) && question.after_options?.length) {
    const named = optionsOf(before).filter((one) => question.after_options!.includes(one.id));
    const answers = named.map((one) => `“${said(one.title)}”`);
    return t("branch.options", { title, answers: listed(answers, t("branch.or")) });
  }
  const { after_from: from, after_to: to } = question;
  if (isScale(before) && from != null && to != null)
    return from === to
      ? t("branch.exactly", { title, from })
      : t("branch.between", { title, from: Math.min(from, to), to: Math.max(from, to) });
  if (isScale(before) && from != null) return t("branch.from", { title, from });
  if (isScale(before) && to != null) return t("branch.to", { title, to });
  return t("branch.answered", { title });
}

const listed = (words: readonly string[], or: string) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${or} ${words.at(-1)}`;
