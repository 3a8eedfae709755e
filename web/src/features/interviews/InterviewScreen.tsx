import { IconChartLine, IconListDetails, IconScale, IconTags, IconUsers } from "@tabler/icons-react";
import { lazy } from "react";
import { useTranslation } from "react-i18next";
import { DocumentFrame } from "@/documents/frame/DocumentFrame";
import { MentionPanel } from "./mentions/MentionPanel";

const VIEWS = [
  { name: "guide", icon: IconListDetails, Shown: lazy(() => import("./guide/GuideTab")) },
  { name: "participants", icon: IconUsers, Shown: lazy(() => import("./participants/ParticipantsTab")) },
  { name: "journeys", icon: IconChartLine, Shown: lazy(() => import("./journeys/JourneysTab")) },
  { name: "themes", icon: IconTags, Shown: lazy(() => import("./themes/ThemesTab")) },
  { name: "together", icon: IconScale, Shown: lazy(() => import("./together/TogetherTab")) },
] as const;

/** Interviews: what is asked, who told what, and what that comes to together. */
export default function InterviewScreen() {
  const { t } = useTranslation("interviews");
  const views = VIEWS.map((one) => ({ ...one, label: t(`tab.${one.name}`) }));
  return <DocumentFrame kind="interviews" views={views} panel={<MentionPanel />} />;
}
