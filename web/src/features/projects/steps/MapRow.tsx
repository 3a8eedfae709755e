import { ActionIcon, Badge, Button, Collapse, Text, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCornerDownRight, IconPencil, IconPlus, IconWorld } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { AnchorLink } from "@/components/links";
import { mapsQuery } from "@/documents/api";
import { useSaid } from "@/documents/useDocument";
import type { ProjectMap } from "../project";
import { useProject } from "../useProject";
import { MapFields } from "./MapFields";
import classes from "./Maps.module.css";
import { useMakeMap } from "./useMakeMap";

/** A map that the project is to have: opened, made, or put under another. */
export function MapRow({ one, depth }: { one: ProjectMap; depth: number }) {
  const { t } = useTranslation("projects");
  const said = useSaid();
  const workspaceId = useWorkspaceId();
  const { canEdit } = useProject();
  const [isOpen, fields] = useDisclosure();
  const make = useMakeMap();
  const maps = useQuery(mapsQuery(workspaceId)).data;
  const map = maps?.find((found) => found.name === one.map);
  const title = said(one.title);
  const Icon = depth === 0 ? IconWorld : IconCornerDownRight;
  return (
    <li className={classes.map} style={{ marginInlineStart: Math.min(depth, 4) * 24 }}>
      <div className={classes.mapHead}>
        <Icon size={16} aria-hidden className={classes.icon} />
        <div className={classes.mapWords}>
          {map ? (
            <AnchorLink
              to="/w/$workspaceId/maps/$mapId"
              params={{ workspaceId, mapId: map.id }}
              size="sm"
              fw={550}
            >
              {title}
            </AnchorLink>
          ) : (
            <Text size="sm">{title}</Text>
          )}
          {one.map && maps && !map && (
            <Text size="xs" c="dimmed">
              {t("linked.gone")}
            </Text>
          )}
        </div>
        {depth === 0 && <Badge variant="default">{t("format.generic")}</Badge>}
        {canEdit && !one.map && (
          <Button
            size="xs"
            variant="light"
            leftSection={<IconPlus size={14} />}
            aria-label={t("format.make_map", { title })}
            loading={make.isPending}
            onClick={() => make.mutate(one)}
          >
            {t("format.make")}
          </Button>
        )}
        {canEdit && (
          <Tooltip label={t("format.edit", { title })}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("format.edit", { title })}
              aria-expanded={isOpen}
              onClick={fields.toggle}
            >
              <IconPencil size={16} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      <Collapse expanded={isOpen}>{isOpen && <MapFields one={one} />}</Collapse>
    </li>
  );
}
