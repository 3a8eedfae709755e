import { IconChartHistogram, IconListDetails, IconRuler2, IconSend } from "@tabler/icons-react";
import { lazy } from "react";
import { useTranslation } from "react-i18next";
import { DocumentFrame } from "@/documents/frame/DocumentFrame";
import { SurveyPanel } from "./panel/SurveyPanel";

const VIEWS = [
  { name: "questions", icon: IconListDetails, Shown: lazy(() => import("./questions/QuestionsTab")) },
  { name: "send", icon: IconSend, Shown: lazy(() => import("./send/SendTab")) },
  { name: "answers", icon: IconChartHistogram, Shown: lazy(() => import("./answers/AnswersTab")) },
  { name: "sample", icon: IconRuler2, Shown: lazy(() => import("./sample/SampleTab")) },
] as const;

/** One survey: its questions, how it is sent, what was answered, and how many answers it needs. */
export default function SurveyScreen() {
  const { t } = useTranslation("surveys");
  const views = VIEWS.map((one) => ({ ...one, label: t(`tab.${one.name}`) }));
  return <DocumentFrame kind="survey" views={views} panel={<SurveyPanel />} />;
}
