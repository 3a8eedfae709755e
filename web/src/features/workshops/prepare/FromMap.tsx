import { Select } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { tellFailure } from "@/components/told";
import { mapDocumentQuery, mapsQuery } from "@/documents/api";
import { useWorkshop } from "../useWorkshop";
import { onMap } from "./columns";

/** Puts the workshop on a map: a column a step. */
export function FromMap() {
  const { t } = useTranslation("workshops");
  const workspaceId = useWorkspaceId();
  const queries = useQueryClient();
  const { workshop, apply } = useWorkshop();
  const maps = useQuery(mapsQuery(workspaceId)).data ?? [];
  const choose = async (name: string | null) => {
    const row = maps.find((one) => one.name === name);
    try {
      const map = row ? await queries.fetchQuery(mapDocumentQuery(workspaceId, row.id)) : null;
      apply(onMap(workshop, map));
    } catch (error) {
      tellFailure(error as Error);
    }
  };
  return (
    <Select
      label={t("prepare.map")}
      description={t("prepare.map_about")}
      placeholder={t("prepare.no_map")}
      data={maps.map((one) => ({ value: one.name, label: one.title }))}
      value={workshop.map ?? null}
      onChange={choose}
      clearable
      clearButtonProps={{ "aria-label": t("prepare.no_map") }}
    />
  );
}
