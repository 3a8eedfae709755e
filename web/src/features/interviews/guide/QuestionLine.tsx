import { ActionIcon, Textarea } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconX } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { setting } from "@/documents/change";
import { said, withWords } from "@/mapping/texts";
import type { GuideQuestion } from "../interviews";
import { useInterviews } from "../useInterviews";
import classes from "./Guide.module.css";

interface QuestionLineProps {
  question: GuideQuestion;
  number: number;
  language: string;
}

/** A question of the guide, written in place in one of its languages. */
export function QuestionLine({ question, number, language }: QuestionLineProps) {
  const { t } = useTranslation("interviews");
  const { guide, canEdit, apply } = useInterviews();
  const at = guide.findIndex((one) => one.id === question.id);
  const move = (by: number) => apply({ op: "move", id: question.id, index: at + by });
  return (
    <li className={classes.question}>
      <span className={classes.number} aria-hidden>
        {number}
      </span>
      <QuestionWords question={question} label={t("guide.question", { number })} language={language} />
      {canEdit && (
        <span className={classes.tools}>
          {at > 0 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("guide.up", { number })}
              onClick={() => move(-1)}
            >
              <IconArrowUp size={15} />
            </ActionIcon>
          )}
          {at < guide.length - 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("guide.down", { number })}
              onClick={() => move(1)}
            >
              <IconArrowDown size={15} />
            </ActionIcon>
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("guide.remove", { number })}
            onClick={() => apply({ op: "remove", id: question.id })}
          >
            <IconX size={15} />
          </ActionIcon>
        </span>
      )}
    </li>
  );
}

interface QuestionWordsProps {
  question: GuideQuestion;
  label: string;
  language: string;
}

function QuestionWords({ question, label, language }: QuestionWordsProps) {
  const { interviews, canEdit, apply } = useInterviews();
  const languages = interviews.languages ?? [language];
  const words = wordsIn(question, language, languages);
  const [draft, setDraft] = useState(words);
  useEffect(() => setDraft(words), [words]);
  const leave = () => {
    const text = withWords(question.text, language, languages, draft.trim());
    if (text === null) setDraft(words);
    else if (draft.trim() !== words) apply(setting(question.id, "text", text));
  };
  return (
    <Textarea
      className={classes.words}
      variant="unstyled"
      aria-label={label}
      placeholder={said(question.text, language, languages)}
      autosize
      minRows={1}
      lang={language}
      value={draft}
      readOnly={!canEdit}
      maxLength={1000}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={leave}
    />
  );
}

/** Its words in one language alone; what is not translated yet is empty. */
function wordsIn({ text }: GuideQuestion, language: string, languages: readonly string[]): string {
  if (typeof text === "string") return languages[0] === language ? text : "";
  return text[language] ?? "";
}
