import { MultiSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { personasQuery } from "@/features/personas/api";
import { useDocument, useStore, useView } from "../useMap";

/** Whose journey it is: personas that the map describes itself, and those that the workspace's maps share. */
export function HeadPersonas() {
  const { t } = useTranslation("maps");
  const { head, personas } = useDocument();
  const { apply } = useStore();
  const canEdit = useView((view) => view.canEdit);
  const shared = useQuery(personasQuery(useWorkspaceId())).data ?? [];
  const names = new Map([...shared, ...personas].map((one) => [one.id, one.name]));
  for (const id of head.personas) if (!names.has(id)) names.set(id, id);
  return (
    <MultiSelect
      label={t("head.personas")}
      data={[...names].map(([value, label]) => ({ value, label }))}
      value={[...head.personas]}
      onChange={(ids) =>
        apply({ op: "set", id: "head", field: "personas", value: ids.length > 0 ? ids : null })
      }
      searchable
      readOnly={!canEdit}
    />
  );
}
