import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { Page } from "@/components/Page";
import { useAddress } from "@/documents/address";
import { type ProjectStanding, projectsQuery } from "@/features/projects/api";
import { FirstProject } from "@/features/projects/begin/FirstProject";
import { useExplained } from "@/features/projects/useProject";
import { overviewQuery } from "@/features/start/api";
import { Beginnings } from "@/features/start/Beginnings";
import { Changes } from "@/features/start/Changes";
import { Due } from "@/features/start/Due";
import { Figures } from "@/features/start/Figures";
import { Maps } from "@/features/start/Maps";
import { MethodPath } from "@/features/start/MethodPath";
import { nextStep } from "@/features/start/path";
import classes from "@/features/start/StartScreen.module.css";

/** The start of a workspace: the path of a project, what is new, and the figures that matter. */
export default function StartScreen() {
  const { t } = useTranslation("start");
  const workspaceId = useWorkspaceId();
  const workspace = useSuspenseQuery(workspaceQuery(workspaceId)).data;
  const overview = useSuspenseQuery(overviewQuery(workspaceId)).data;
  const projects = useSuspenseQuery(projectsQuery(workspaceId)).data;
  const [chosen, choose] = useAddress("project");
  const project = projects.find((one) => one.id === chosen) ?? projects[0];
  const lead = useLead(project);
  const isEmpty = overview.data.n_events === 0 && overview.maps.length === 0;
  const canEdit = workspace.role === "owner" || workspace.role === "editor";
  return (
    <Page title={overview.name} lead={lead}>
      {isEmpty ? <Beginnings /> : <Figures overview={overview} zone={workspace.time_zone} />}
      <div className={classes.columns}>
        {project ? (
          <MethodPath projects={projects} project={project} onChoose={choose} />
        ) : (
          <FirstProject canEdit={canEdit} />
        )}
        <aside className={classes.side} aria-label={t("aside")}>
          <Due />
          <Changes changes={overview.changes} since={overview.since} />
          <Maps maps={overview.maps} />
        </aside>
      </div>
    </Page>
  );
}

/** Where the team stands, in a sentence. */
function useLead(project: ProjectStanding | undefined): string {
  const { t } = useTranslation("start");
  const explained = useExplained();
  if (!project) return t("lead_none");
  const next = nextStep(project.steps);
  if (!next) return t("lead_done", { project: project.title });
  return t("lead", { project: project.title, step: explained(next.step).title });
}
