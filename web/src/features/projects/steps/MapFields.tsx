import { Button, Select, SimpleGrid } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { mapsQuery } from "@/documents/api";
import { useSet, useSetFields } from "@/documents/edits";
import { WordsField } from "@/documents/fields";
import { useSaid } from "@/documents/useDocument";
import { mayHold, type ProjectMap } from "../project";
import { useProject } from "../useProject";
import classes from "./Maps.module.css";
import { ShownStep } from "./ShownStep";

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
