import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { AnchorLink } from "@/components/links";
import { mapsQuery } from "@/documents/api";
import type { Origin } from "../plan";

/** Where an action comes from, as a link to that part of the map. */
export function OriginLink({ origin }: { origin: Origin | null | undefined }) {
  const { t } = useTranslation("plans");
  const workspaceId = useWorkspaceId();
  const maps = useQuery({ ...mapsQuery(workspaceId), enabled: origin != null }).data;
  if (!origin) return null;
  const map = maps?.find((one) => one.name === origin.map);
  const words = t(origin.finding ? "origin.finding" : "origin.map", { map: map?.title ?? origin.map });
  return (
    <div>
      <Text size="sm" fw={500}>
        {t("origin.label")}
      </Text>
      {map ? (
        <AnchorLink
          to="/w/$workspaceId/maps/$mapId"
          params={{ workspaceId, mapId: map.id }}
          search={{ panel: origin.finding ? "proof" : undefined, at: origin.part ?? undefined }}
          size="sm"
        >
          {words}
        </AnchorLink>
      ) : (
        <Text size="sm" c="dimmed">
          {maps ? t("origin.gone", { map: origin.map }) : words}
        </Text>
      )}
    </div>
  );
}
