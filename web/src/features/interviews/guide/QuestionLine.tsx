import { ActionIcon, Textarea } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconGripVertical, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import mark from "@/components/DropMark.module.css";
import { useDraggable, useDropTarget } from "@/components/useDragging";
import { setting } from "@/documents/change";
import { said, withWords } from "@/mapping/texts";
import type { GuideQuestion } from "../interviews";
import { useInterviews } from "../useInterviews";
import classes from "./Guide.module.css";
import { useMoving } from "./useMoving";

interface QuestionLineProps {
  question: GuideQuestion;
  number: number;
  language: string;
  /** Says to who cannot see it where a question went. */
  tell: (words: string) => void;
}

/** A question of the guide: written in place, dragged by its grip, moved by buttons or Alt and an arrow key. */
export function QuestionLine({ question, number, language, tell }: QuestionLineProps) {
  const { t } = useTranslation("interviews");
  const { guide, canEdit, apply } = useInterviews();
  const at = guide.findIndex((one) => one.id === question.id);
  const { drop, step } = useMoving(language, tell);
  const { element, handle, isDragged } = useDraggable<HTMLLIElement>("question", question.id, canEdit);
  const { edge } = useDropTarget("question", {
    isOn: canEdit,
    held: element,
    takes: (id) => id !== question.id,
    onDrop: (id, isAfter) => drop(id, question.id, isAfter),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined;
    if (!canEdit || !event.altKey || !by) return;
    event.preventDefault();
    // What is being written is kept first: in another chapter the field is a new one.
    (event.target as HTMLElement).blur();
    step(question.id, by);
  };
  return (
    <li
      ref={element}
      className={`${classes.question} ${mark.between}`}
      data-part={question.id}
      data-edge={edge ?? undefined}
      data-dragged={isDragged || undefined}
      onKeyDown={onKeyDown}
    >
      <span ref={handle} className={classes.number} data-grip={canEdit || undefined} aria-hidden>
        {canEdit && <IconGripVertical size={15} className={classes.grip} />}
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
              onClick={() => step(question.id, -1)}
            >
              <IconArrowUp size={15} />
            </ActionIcon>
          )}
          {at < guide.length - 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("guide.down", { number })}
              onClick={() => step(question.id, 1)}
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
