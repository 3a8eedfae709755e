import { DatesProvider } from "@mantine/dates";
import { useDocumentTitle } from "@mantine/hooks";
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Failure } from "@/components/Failure";
import { Waiting } from "@/components/Waiting";
import { DocumentProvider, useOpen, useSaid } from "@/documents/useDocument";
import "dayjs/locale/nl";
import { PlanBar } from "./frame/PlanBar";
import { useUndoKeys } from "./frame/useUndoKeys";
import classes from "./Plan.module.css";
import { PlanPanel } from "./panel/PlanPanel";
import type { Plan } from "./plan";
import { useAddress, useNotices, usePlan } from "./usePlan";

const TABS = {
  grid: lazy(() => import("./grid/GridTab")),
  board: lazy(() => import("./board/BoardTab")),
  road: lazy(() => import("./road/RoadTab")),
  kpis: lazy(() => import("./kpis/KpisTab")),
} as const;

/** One plan: its actions on a grid, a board and a time axis, and the KPIs that they should move. */
export default function PlanScreen() {
  const documentId = useParams({ strict: false, select: (params) => params.documentId ?? "" });
  return (
    <DocumentProvider kind="plan" documentId={documentId} key={documentId} onNotice={useNotices()}>
      <OpenedPlan />
    </DocumentProvider>
  );
}

function OpenedPlan() {
  const { document, error, retry } = useOpen<Plan>();
  if (document) return <Frame />;
  return error ? <Failure error={error} reset={retry} /> : <Waiting rows={8} />;
}

function Frame() {
  const { i18n } = useTranslation();
  const { plan } = usePlan();
  useDocumentTitle(`${useSaid()(plan.title)} · Klantreis`);
  useUndoKeys();
  const [tab = "grid"] = useAddress("tab");
  const Tab = TABS[tab as keyof typeof TABS] ?? TABS.grid;
  return (
    <div className={classes.frame}>
      <PlanBar />
      <div className={classes.room}>
        <div className={classes.view}>
          <Suspense fallback={<Waiting rows={8} />}>
            <Tab />
          </Suspense>
        </div>
        <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
          <PlanPanel />
        </DatesProvider>
      </div>
    </div>
  );
}
