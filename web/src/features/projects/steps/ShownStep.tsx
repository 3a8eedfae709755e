import { Select } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { tellFailure } from "@/components/told";
import { mapDocumentQuery, mapsQuery } from "@/documents/api";
import { setting, together } from "@/documents/change";
import { useSet } from "@/documents/edits";
import { said } from "@/mapping/texts";
import { operate } from "../api";
import type { ProjectMap } from "../project";
import { useProject } from "../useProject";

/** The step of the broader map that this one shows in detail; it opens this map from then on. */
export function ShownStep({ one }: { one: ProjectMap }) {
  const { t, i18n } = useTranslation("projects");
  const workspaceId = useWorkspaceId();
  const { project } = useProject();
  const set = useSet(one.id, "step");
  const broader = project.maps?.find((other) => other.id === one.under);
  const row = useQuery(mapsQuery(workspaceId)).data?.find((map) => map.name === broader?.map);
  const found = useQuery({ ...mapDocumentQuery(workspaceId, row?.id), staleTime: 0 });
  const steps = (row && found.data?.phases)?.flatMap((phase) => phase.steps ?? []) ?? [];
  const link = useMutation({
    mutationFn: async (chosen: string | null) => {
      const before = steps.filter((step) => one.map && step.opens === one.map);
      const changes = before.map((step) => setting(step.id, "opens", null));
      if (chosen && one.map) changes.push(setting(chosen, "opens", one.map));
      if (row && changes.length > 0) await operate(workspaceId, row.id, together(changes));
    },
    onSuccess: (_, chosen) => {
      set(chosen);
      void found.refetch();
    },
    onError: tellFailure,
  });
  if (steps.length === 0) return null;
  return (
    <Select
      label={t("format.step")}
      placeholder={t("format.step_none")}
      data={steps.map((step) => ({
        value: step.id,
        label: said(step.title, i18n.language, found.data?.head.languages),
      }))}
      value={one.step ?? null}
      onChange={(chosen) => link.mutate(chosen)}
      disabled={link.isPending}
      clearable
      searchable
    />
  );
}
