import { Button, Menu } from "@mantine/core";
import { IconGripVertical, IconPlus } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import mark from "@/components/DropMark.module.css";
import { placeOf } from "@/components/sorting";
import { useDraggable, useDropTarget } from "@/components/useDragging";
import { useAddress } from "@/documents/address";
import { adding } from "@/documents/change";
import { useSaid } from "@/documents/useDocument";
import { ICONS } from "../kinds";
import { STARTS, type Start, startOf } from "../starters";
import { idFor, type Page, questionsIn } from "../survey";
import { useSurvey } from "../useSurvey";
import { QuestionRow } from "./QuestionRow";
import classes from "./Questions.module.css";
import { useMoving } from "./useMoving";

interface PageBlockProps {
  page: Page;
  number: number;
  /** Says to who cannot see it where something went. */
  tell: (words: string) => void;
}

/** A page of the survey: its title, its questions, and a way to add one. */
export function PageBlock({ page, number, tell }: PageBlockProps) {
  const { t } = useTranslation("surveys");
  const { canEdit, questions, pages } = useSurvey();
  const said = useSaid();
  const [opened, open] = useAddress("at");
  const { drop, dropPage } = useMoving(tell);
  const held = questionsIn(page);
  const { element, isOver } = useDropTarget<HTMLLIElement>("question", {
    isOn: canEdit && held.length === 0,
    onDrop: (id) => drop(id, { page: page.id, index: 0 }),
  });
  const at = pages.indexOf(page);
  const dragged = useDraggable<HTMLElement>("page", page.id, canEdit && pages.length > 1);
  const { edge } = useDropTarget("page", {
    isOn: canEdit,
    held: dragged.element,
    takes: (id) => id !== page.id,
    onDrop: (id, isAfter) => {
      const from = pages.findIndex((one) => one.id === id);
      dropPage(id, placeOf(from, at, isAfter));
    },
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!canEdit || !event.altKey || !by) return;
    event.preventDefault();
    dropPage(page.id, at + by, true);
  };
  const name = said(page.title);
  const label = name ? t("page.named", { number, name }) : t("page.number", { number });
  return (
    <section
      ref={dragged.element}
      className={`${classes.page} ${mark.between}`}
      data-edge={edge ?? undefined}
      data-dragged={dragged.isDragged || undefined}
      aria-label={label}
    >
      <h2 className={classes.pageTitle}>
        {canEdit && pages.length > 1 && (
          <span ref={dragged.handle} className={classes.pageGrip} aria-hidden>
            <IconGripVertical size={16} />
          </span>
        )}
        <button
          type="button"
          data-opened={opened === page.id || undefined}
          data-part={page.id}
          onClick={() => open(page.id)}
          onKeyDown={onKeyDown}
        >
          <span className={classes.pageNumber}>{t("page.number", { number })}</span>
          {name || <span className={classes.untitled}>{t("page.untitled")}</span>}
        </button>
      </h2>
      <ol className={classes.questions}>
        {held.map((question) => (
          <QuestionRow
            key={question.id}
            question={question}
            number={questions.indexOf(question) + 1}
            tell={tell}
          />
        ))}
        {held.length === 0 && (
          <li ref={element} className={classes.empty} data-over={isOver || undefined}>
            {t("page.empty")}
          </li>
        )}
      </ol>
      {canEdit && <NewQuestion page={page} label={label} />}
    </section>
  );
}

function NewQuestion({ page, label }: { page: Page; label: string }) {
  const { t } = useTranslation("surveys");
  const { survey, languages, apply } = useSurvey();
  const [, open] = useAddress("at");
  const add = (start: Start) => {
    const question = startOf(start, languages, (words, otherwise) => idFor(survey, words, otherwise));
    if (!apply(adding("question", question, page.id))) open(question.id);
  };
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={15} />}
          aria-label={t("question.new_on", { page: label })}
          className="not-printed"
        >
          {t("question.new")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {STARTS.map((start) => {
          const Icon = ICONS[start];
          return (
            <Menu.Item key={start} leftSection={<Icon size={16} />} onClick={() => add(start)}>
              {t(`kind.${start}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
