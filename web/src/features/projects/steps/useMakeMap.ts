import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { tellFailure } from "@/components/told";
import { mapsQuery } from "@/documents/api";
import { setting } from "@/documents/change";
import { useSaid } from "@/documents/useDocument";
import { makeMap, operate } from "../api";
import { headOf, type ProjectMap } from "../project";
import { useProject } from "../useProject";

/**
 * Makes a map of the project, with what the project says in its head.
 *
 * The generic one begins with what is usual for the project's template; the step that a nested one shows
 * opens it from then on.
 */
export function useMakeMap() {
  const { i18n } = useTranslation();
  const said = useSaid();
  const workspaceId = useWorkspaceId();
  const queries = useQueryClient();
  const { project, apply } = useProject();
  const maps = useQuery(mapsQuery(workspaceId)).data ?? [];
  return useMutation({
    mutationFn: async (one: ProjectMap) => {
      const made = await makeMap(workspaceId, {
        title: said(one.title),
        text: one.title,
        template: (!one.under && project.template) || "six",
        languages: project.languages ?? [i18n.language],
        head: headOf(project),
      });
      const broader = project.maps?.find((other) => other.id === one.under)?.map;
      const row = maps.find((map) => map.name === broader);
      if (row && one.step) await operate(workspaceId, row.id, setting(one.step, "opens", made.name));
      return made;
    },
    onSuccess: async (made, one) => {
      apply(setting(one.id, "map", made.name));
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["maps", workspaceId] }),
        queries.invalidateQueries({ queryKey: ["overview", workspaceId] }),
      ]);
    },
    onError: tellFailure,
  });
}
