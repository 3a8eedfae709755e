import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { Page } from "@/components/Page";
import { overviewQuery } from "@/features/start/api";
import { Beginnings } from "@/features/start/Beginnings";
import { Changes } from "@/features/start/Changes";
import { Figures } from "@/features/start/Figures";
import { Maps } from "@/features/start/Maps";
import { MethodPath } from "@/features/start/MethodPath";
import { nextStep } from "@/features/start/path";
import classes from "@/features/start/StartScreen.module.css";

/** The start of a workspace: the method as a path, what is new, and the figures that matter. */
export default function StartScreen() {
  const { t } = useTranslation("start");
  const workspaceId = useWorkspaceId();
  const workspace = useSuspenseQuery(workspaceQuery(workspaceId)).data;
  const overview = useSuspenseQuery(overviewQuery(workspaceId)).data;
  const next = nextStep(overview.steps);
  const isEmpty = overview.data.n_events === 0 && overview.maps.length === 0;
  const canTick = workspace.role === "owner" || workspace.role === "editor";
  return (
    <Page
      title={overview.name}
      lead={next ? t("lead", { step: t(`steps.${next.step}.title`) }) : t("lead_done")}
    >
      {isEmpty ? <Beginnings /> : <Figures overview={overview} zone={workspace.time_zone} />}
      <div className={classes.columns}>
        <MethodPath steps={overview.steps} mapId={overview.maps[0]?.id} canTick={canTick} />
        <aside className={classes.side} aria-label={t("aside")}>
          <Changes changes={overview.changes} since={overview.since} />
          <Maps maps={overview.maps} />
        </aside>
      </div>
    </Page>
  );
}
