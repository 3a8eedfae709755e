import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { ButtonLink } from "@/components/links";
import { mapsQuery } from "@/documents/api";
import { useProject } from "../useProject";
import classes from "./Parts.module.css";

interface OpenMapsProps {
  icon: ComponentType<{ size?: number }>;
  /** What the map shows when it opens. */
  search?: Record<string, string>;
  /** Where it opens instead of its own screen; what stands for its id is `:id`. */
  place?: string;
}

/** A button for each map of the project that exists. */
export function OpenMaps({ icon: Icon, search = {}, place = "maps/:id" }: OpenMapsProps) {
  const { t } = useTranslation("projects");
  const workspaceId = useWorkspaceId();
  const { project } = useProject();
  const names = new Set((project.maps ?? []).map((one) => one.map));
  const maps = (useQuery(mapsQuery(workspaceId)).data ?? []).filter((one) => names.has(one.name));
  if (maps.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t("no_maps_yet")}
      </Text>
    );
  return (
    <div className={classes.ways}>
      {maps.map((one) => (
        <ButtonLink
          key={one.id}
          to={`/w/${workspaceId}/${place.replace(":id", one.id)}` as "/"}
          search={search}
          variant="default"
          size="xs"
          leftSection={<Icon size={15} />}
          h="auto"
          mih={30}
          styles={{ label: { whiteSpace: "normal", textAlign: "start" } }}
        >
          {one.title}
        </ButtonLink>
      ))}
    </div>
  );
}
