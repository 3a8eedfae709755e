import { IconChartLine, IconGridDots, IconLayoutKanban, IconTimeline } from "@tabler/icons-react";
import { lazy } from "react";
import { useTranslation } from "react-i18next";
import { DocumentFrame } from "@/documents/frame/DocumentFrame";
import { PlanPanel } from "./panel/PlanPanel";

const VIEWS = [
  { name: "grid", icon: IconGridDots, Shown: lazy(() => import("./grid/GridTab")) },
  { name: "board", icon: IconLayoutKanban, Shown: lazy(() => import("./board/BoardTab")) },
  { name: "road", icon: IconTimeline, Shown: lazy(() => import("./road/RoadTab")) },
  { name: "kpis", icon: IconChartLine, Shown: lazy(() => import("./kpis/KpisTab")) },
] as const;

/** One plan: its actions on a grid, a board and a time axis, and the KPIs that they should move. */
export default function PlanScreen() {
  const { t } = useTranslation("plans");
  const views = VIEWS.map((one) => ({ ...one, label: t(`tab.${one.name}`) }));
  return <DocumentFrame kind="plan" views={views} panel={<PlanPanel />} />;
}
