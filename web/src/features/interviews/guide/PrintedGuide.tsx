import { useTranslation } from "react-i18next";
import { said } from "@/mapping/texts";
import type { Chapter } from "../interviews";
import { useInterviews } from "../useInterviews";
import { useChapterTitle } from "./ChapterBlock";
import classes from "./Guide.module.css";

/** The guide on paper: the same words, with room to write. */
export function PrintedGuide({ chapters, language }: { chapters: readonly Chapter[]; language: string }) {
  const { i18n } = useTranslation();
  const { interviews } = useInterviews();
  const t = i18n.getFixedT(language, "interviews");
  const titleOf = useChapterTitle(language);
  const words = (text: Parameters<typeof said>[0]) => said(text, language, interviews.languages);
  return (
    <div className={`${classes.printed} only-printed`} lang={language}>
      <h1>{words(interviews.title)}</h1>
      <p className={classes.who}>
        {(["participant", "interviewer", "day"] as const).map((field) => (
          <span key={field}>{t(`guide.paper.${field}`)}</span>
        ))}
      </p>
      <p>{words(interviews.intro)}</p>
      <p className={classes.agreed}>
        <span aria-hidden>☐ </span>
        {words(interviews.consent)}
      </p>
      {chapters.map((chapter) => (
        <section key={chapter.key}>
          <h2>{titleOf(chapter)}</h2>
          <ol>
            {chapter.questions.map((question) => (
              <li
                key={question.id}
                data-scale={question.asks === "importance" || question.asks === "emotion" || undefined}
              >
                {words(question.text)}
                {question.asks === "importance" && <em>1 · 2 · 3 · 4 · 5</em>}
                {question.asks === "emotion" && <em>−2 · −1 · 0 · +1 · +2</em>}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
