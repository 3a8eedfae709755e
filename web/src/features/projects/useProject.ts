import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useDocumentId } from "@/documents/address";
import { useOpen } from "@/documents/useDocument";
import { said } from "@/mapping/texts";
import { methodQuery, projectsQuery, type Standing } from "./api";
import type { Project, StepName } from "./project";

/** The open project, and how it is edited. */
export function useProject() {
  const { document, ...open } = useOpen<Project>();
  return { ...open, project: document! };
}

/** Where the team stands on each step, asked again whenever an edit was kept. */
export function useStandings(): readonly Standing[] | undefined {
  const workspaceId = useWorkspaceId();
  const documentId = useDocumentId();
  const queries = useQueryClient();
  const { project, waiting } = useProject();
  const found = useQuery(projectsQuery(workspaceId)).data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an edit of the project is what it waits for
  useEffect(() => {
    if (waiting === 0) void queries.invalidateQueries({ queryKey: projectsQuery(workspaceId).queryKey });
  }, [project, waiting, queries, workspaceId]);
  return found?.find((one) => one.id === documentId)?.steps;
}

/** The title and the two sentences of each step, in the language that is shown. */
export function useExplained(): (step: StepName) => { title: string; text: string } {
  const { i18n } = useTranslation();
  const { steps } = useSuspenseQuery(methodQuery(useWorkspaceId())).data;
  return (step) => {
    const found = steps.find((one) => one.step === step)!;
    return { title: said(found.title, i18n.language), text: said(found.text, i18n.language) };
  };
}
