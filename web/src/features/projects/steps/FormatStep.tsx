import { Checkbox, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { adding } from "@/documents/change";
import { useSet, useWords } from "@/documents/edits";
import { NewPart } from "@/documents/NewPart";
import classes from "../parts/Parts.module.css";
import { Section } from "../parts/Section";
import { idFor, nested, VIEWS } from "../project";
import { useProject } from "../useProject";
import { MapRow } from "./MapRow";

/** Step 3: what the map looks like, and the maps from broad to specific. */
export function FormatStep() {
  const { t } = useTranslation("projects");
  const { project, canEdit } = useProject();
  const setViews = useSet("head", "views");
  const setBlueprint = useSet("head", "is_blueprint");
  return (
    <>
      <Checkbox.Group
        label={t("format.views")}
        description={t("format.views_about")}
        value={[...(project.views ?? [])]}
        onChange={(given) => setViews(given.length > 0 ? VIEWS.filter((one) => given.includes(one)) : null)}
      >
        <Group gap="lg" mt="xs">
          {VIEWS.map((one) => (
            <Checkbox key={one} value={one} label={t(`view.${one}`)} disabled={!canEdit} />
          ))}
        </Group>
      </Checkbox.Group>
      <Checkbox
        mt="md"
        label={t("format.is_blueprint")}
        description={t("format.is_blueprint_about")}
        checked={project.is_blueprint ?? false}
        disabled={!canEdit}
        onChange={(event) => setBlueprint(event.currentTarget.checked || null)}
      />
      <Maps />
    </>
  );
}

function Maps() {
  const { t } = useTranslation("projects");
  const { project, canEdit, apply } = useProject();
  const words = useWords();
  const maps = project.maps ?? [];
  // The first is the generic one; what comes later lies under it until it is put elsewhere.
  const generic = maps.find((one) => !one.under)?.id;
  const add = (title: string) =>
    apply(
      adding("map", {
        id: idFor(project, title, "map"),
        title: words(null, title),
        ...(generic && { under: generic }),
      }),
    );
  return (
    <Section title={t("format.maps")} about={t("format.maps_about")}>
      {maps.length === 0 && !canEdit && <Text size="sm">{t("format.no_maps")}</Text>}
      <ul className={classes.rows}>
        {nested(maps).map(({ depth, one }) => (
          <MapRow key={one.id} one={one} depth={depth} />
        ))}
      </ul>
      {canEdit && <NewPart label={t(generic ? "format.new_nested" : "format.new_generic")} onAdd={add} />}
    </Section>
  );
}
