import { IconGripVertical } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import mark from "@/components/DropMark.module.css";
import { useDraggable, useDropTarget } from "@/components/useDragging";
import { useAddress } from "@/documents/address";
import frame from "@/documents/frame/Frame.module.css";
import { useSaid } from "@/documents/useDocument";
import { ICONS, shownAs } from "../kinds";
import { beside, placeAt, type Question } from "../survey";
import { useSurvey } from "../useSurvey";
import { branchWords } from "./branch";
import classes from "./Questions.module.css";
import { useMoving } from "./useMoving";

interface QuestionRowProps {
  question: Question;
  number: number;
  tell: (words: string) => void;
}

/** A question in the list: opened by a click, dragged, or moved by Alt and an arrow key. */
export function QuestionRow({ question, number, tell }: QuestionRowProps) {
  const { t } = useTranslation("surveys");
  const { survey, questions, canEdit } = useSurvey();
  const said = useSaid();
  const [opened, open] = useAddress("at");
  const { drop } = useMoving(tell);
  const { element, isDragged } = useDraggable<HTMLLIElement>("question", question.id, canEdit);
  const { edge } = useDropTarget("question", {
    isOn: canEdit,
    held: element,
    takes: (id) => id !== question.id,
    onDrop: (id, isAfter) => drop(id, placeAt(survey, id, question.id, isAfter)),
  });
  const kind = shownAs(question);
  const Icon = ICONS[kind];
  const branch = branchWords(question, questions, t, said);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined;
    if (!canEdit || !event.altKey || !by) return;
    event.preventDefault();
    drop(question.id, beside(survey, question.id, by), true);
  };
  return (
    <li
      ref={element}
      className={`${classes.row} ${mark.between}`}
      data-edge={edge ?? undefined}
      data-dragged={isDragged || undefined}
    >
      {canEdit && <IconGripVertical size={16} className={classes.grip} aria-hidden />}
      <button
        type="button"
        className={classes.question}
        data-part={question.id}
        data-opened={opened === question.id || undefined}
        onClick={() => open(question.id)}
        onKeyDown={onKeyDown}
      >
        <span className={classes.number}>{number}</span>
        <span className={classes.words}>
          <span>{said(question.title)}</span>
          {branch && <span className={classes.branch}>{t("branch.only", { when: branch })}</span>}
        </span>
        <span className={classes.kind}>
          {question.is_required && <span className={classes.required}>{t("question.required")}</span>}
          <Icon size={16} aria-hidden />
          <span className={classes.kindName}>{t(`kind.${kind}`)}</span>
        </span>
        <span className={frame.said}>{t("question.position", { number, count: questions.length })}</span>
      </button>
    </li>
  );
}
