import { Button, Menu } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useDropTarget } from "@/components/useDragging";
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
  const { canEdit, questions } = useSurvey();
  const said = useSaid();
  const [opened, open] = useAddress("at");
  const { drop } = useMoving(tell);
  const held = questionsIn(page);
  const { element, isOver } = useDropTarget<HTMLLIElement>("question", {
    isOn: canEdit && held.length === 0,
    onDrop: (id) => drop(id, { page: page.id, index: 0 }),
  });
  const name = said(page.title);
  const label = name ? t("page.named", { number, name }) : t("page.number", { number });
  return (
    <section className={classes.page} aria-label={label}>
      <h2 className={classes.pageTitle}>
        <button
          type="button"
          data-opened={opened === page.id || undefined}
          data-part={page.id}
          onClick={() => open(page.id)}
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
