import { useTranslation } from "react-i18next";
import { useAddress } from "@/documents/address";
import { SidePanel } from "@/documents/frame/SidePanel";
import { useSurvey } from "../useSurvey";
import { PageFields } from "./PageFields";
import { QuestionFields } from "./QuestionFields";

/** The question or the page that the address names, beside the survey. */
export function SurveyPanel() {
  const { t } = useTranslation("surveys");
  const [at, open] = useAddress("at");
  const [tab] = useAddress("tab");
  const { questions, pages } = useSurvey();
  if (tab !== undefined && tab !== "questions") return null;
  const question = questions.find((one) => one.id === at);
  const page = pages.find((one) => one.id === at);
  const id = question?.id ?? page?.id;
  const what = question ? "question" : "page";
  return (
    <SidePanel id={id} title={t(`${what}.one`)} remove={t(`${what}.remove`)} onClose={() => open(undefined)}>
      {question && <QuestionFields key={id} question={question} />}
      {page && <PageFields key={id} page={page} />}
    </SidePanel>
  );
}
