import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useSaid } from "@/documents/useDocument";
import type { QuestionResult } from "../api";
import { type Page, questionsIn } from "../survey";
import classes from "./Answers.module.css";
import { OneQuestion } from "./OneQuestion";

interface PageResultsProps {
  page: Page;
  number: number;
  results: ReadonlyMap<string, QuestionResult>;
}

/** The answers to the questions of a page. */
export function PageResults({ page, number, results }: PageResultsProps) {
  const { t } = useTranslation("surveys");
  const said = useSaid();
  const name = said(page.title) || t("page.number", { number });
  return (
    <section aria-labelledby={`page-${page.id}`}>
      <Title order={2} size="h4" id={`page-${page.id}`} mb="xs">
        {name}
      </Title>
      <div className={classes.results}>
        {questionsIn(page).map((question) => {
          const result = results.get(question.id);
          return result && <OneQuestion key={question.id} question={question} result={result} />;
        })}
      </div>
    </section>
  );
}
