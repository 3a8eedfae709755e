import { Button, Select, SimpleGrid } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { mapsQuery } from "@/documents/api";
import { useSet, useSetFields } from "@/documents/edits";
import { WordsField } from "@/documents/fields";
import { useSaid } from "@/documents/useDocument";
import { said as saidOf } from "@/mapping/texts";
import { mapDocumentQuery } from "../api";
import { mayHold, type ProjectMap } from "../project";
import { useProject } from "../useProject";
import classes from "./Maps.module.css";

/** What a map of the project is called, which one it is, and where it lies. */
export function MapFields({ one }: { one: ProjectMap }) {
  const { t } = useTranslation("projects");
  const said = useSaid();
  const { project, apply } = useProject();
  const setMap = useSet(one.id, "map");
  const setFields = useSetFields();
  const maps = useQuery(mapsQuery(useWorkspaceId())).data ?? [];
  const all = project.maps ?? [];
  const taken = new Set(all.filter((other) => other.id !== one.id).map((other) => other.map));
  return (
    <div className={classes.fields}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <WordsField id={one.id} field="title" label={t("format.title")} value={one.title} isNeeded />
        <Select
          label={t("format.which")}
          placeholder={t("format.not_made")}
          data={maps
            .filter((map) => !taken.has(map.name))
            .map((map) => ({ value: map.name, label: map.title }))}
          value={one.map ?? null}
          onChange={setMap}
          clearable
          searchable
        />
        <Select
          label={t("format.under")}
          placeholder={t("format.under_none")}
          data={mayHold(all, one.id).map((other) => ({ value: other.id, label: said(other.title) }))}
          value={one.under ?? null}
          onChange={(under) =>
            setFields(one.id, [
              ["under", under],
              ["step", null],
            ])
          }
          clearable
        />
        <ShownStep one={one} />
      </SimpleGrid>
      <Button
        mt="sm"
        size="xs"
        variant="subtle"
        color="gray"
        leftSection={<IconTrash size={14} />}
        onClick={() => apply({ op: "remove", id: one.id })}
      >
        {t("format.remove")}
      </Button>
    </div>
  );
}

/** The step of the broader map that this one shows in detail. */
function ShownStep({ one }: { one: ProjectMap }) {
  const { t, i18n } = useTranslation("projects");
  const workspaceId = useWorkspaceId();
  const { project } = useProject();
  const set = useSet(one.id, "step");
  const broader = project.maps?.find((other) => other.id === one.under);
  const row = useQuery(mapsQuery(workspaceId)).data?.find((map) => map.name === broader?.map);
  const found = useQuery({ ...mapDocumentQuery(workspaceId, row?.id ?? ""), enabled: row !== undefined });
  const map = row && found.data;
  if (!map) return null;
  const steps = (map.phases ?? []).flatMap((phase) => phase.steps ?? []);
  return (
    <Select
      label={t("format.step")}
      placeholder={t("format.step_none")}
      data={steps.map((step) => ({
        value: step.id,
        label: saidOf(step.title, i18n.language, map.head.languages),
      }))}
      value={one.step ?? null}
      onChange={set}
      clearable
      searchable
    />
  );
}
