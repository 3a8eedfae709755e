import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { AnchorLink } from "@/components/links";
import { mapsQuery } from "@/documents/api";
import type { Origin } from "../plan";

/** Where an action comes from, as a link to what was found, or to that part of the map. */
export function OriginLink({ origin }: { origin: Origin | null | undefined }) {
  const { t } = useTranslation("plans");
  const workspaceId = useWorkspaceId();
  const maps = useQuery({ ...mapsQuery(workspaceId), enabled: origin != null }).data;
  if (!origin) return null;
  const map = maps?.find((one) => one.name === origin.map);
  const isSaid = origin.finding != null && origin.found_by === "validation";
  const kind = isSaid ? "validation" : origin.finding ? "finding" : "map";
  const words = t(`origin.${kind}`, { map: map?.title ?? origin.map });
  return (
    <div>
      <Text size="sm" fw={500}>
        {t("origin.label")}
      </Text>
      {map && isSaid && (
        <AnchorLink
          to="/w/$workspaceId/validation/$mapId"
          params={{ workspaceId, mapId: map.id }}
          search={{ finding: origin.finding!, at: origin.part ?? undefined }}
          size="sm"
        >
          {words}
        </AnchorLink>
      )}
      {map && !isSaid && (
        <AnchorLink
          to="/w/$workspaceId/maps/$mapId"
          params={{ workspaceId, mapId: map.id }}
          search={{
            panel: origin.finding ? "proof" : undefined,
            finding: origin.finding ?? undefined,
            at: origin.part ?? undefined,
          }}
          size="sm"
        >
          {words}
        </AnchorLink>
      )}
      {!map && (
        <Text size="sm" c="dimmed">
          {maps ? t("origin.gone", { map: origin.map }) : words}
        </Text>
      )}
    </div>
  );
}
