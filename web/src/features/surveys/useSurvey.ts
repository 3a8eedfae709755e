import { useMemo } from "react";
import { useOpen } from "@/documents/useDocument";
import { pagesOf, questionsOf, type Survey } from "./survey";

/** The open survey: its pages and questions, and how it is edited. */
export function useSurvey() {
  const { document, ...open } = useOpen<Survey>();
  const survey = document!;
  const parts = useMemo(() => ({ pages: pagesOf(survey), questions: questionsOf(survey) }), [survey]);
  return { ...open, survey, ...parts, languages: survey.languages ?? ["en"] };
}
