import { Badge, Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "@/api/client";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { tellFailure } from "@/components/told";
import { laneTitle } from "../../titles";
import { useDocument, useMapId, useSaid } from "../../useMap";
import { revokeShare, sharesQuery } from "./api";

/** The links that work, and to take one back. */
export function OpenLinks({ made }: { made: number | null }) {
  const { t } = useTranslation("maps");
  const links = useQuery(sharesQuery(useWorkspaceId(), useMapId()));
  if (links.isPending) return <Skeleton height={48} />;
  if (!links.data || links.data.length === 0) return null;
  return (
    <Stack gap={4} component="section">
      <Text fw={600} size="sm" component="h3">
        {t("share.open")}
      </Text>
      {links.data.toReversed().map((one) => (
        <OpenLink key={one.id} share={one} isNew={one.id === made} />
      ))}
    </Stack>
  );
}

function OpenLink({ share, isNew }: { share: Shape<"ShareOut">; isNew: boolean }) {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const formats = useFormats();
  const { lanes } = useDocument();
  const isOver = share.expires_at !== null && new Date(share.expires_at) <= new Date();
  const hidden = lanes.filter((lane) => share.hidden_lanes.includes(lane.id));
  const about = [
    share.expires_at
      ? t(isOver ? "share.expired_on" : "share.until", { day: formats.day(share.expires_at) })
      : t("share.never"),
    t(share.has_password ? "share.with_password" : "share.without_password"),
    hidden.length > 0 &&
      t("share.without", { lanes: hidden.map((lane) => laneTitle(lane, said, t)).join(", ") }),
  ];
  return (
    <Group justify="space-between" wrap="nowrap" py={6} style={{ borderTop: "1px solid var(--app-line)" }}>
      <div>
        <Text size="sm" component="div">
          {t("share.made_at", { moment: formats.moment(share.made_at) })}{" "}
          {isNew && (
            <Badge size="xs" variant="light">
              {t("share.new")}
            </Badge>
          )}
        </Text>
        <Text size="xs" c="dimmed">
          {about.filter(Boolean).join(" · ")}
        </Text>
      </div>
      <Revoke id={share.id} />
    </Group>
  );
}

function Revoke({ id }: { id: number }) {
  const { t } = useTranslation("maps");
  const workspaceId = useWorkspaceId();
  const mapId = useMapId();
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const revoke = useMutation({
    mutationFn: () => revokeShare(workspaceId, mapId, id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["shares", mapId] }),
    onError: tellFailure,
  });
  return (
    <Button
      size="compact-sm"
      variant={isAsked ? "filled" : "subtle"}
      color="red"
      loading={revoke.isPending}
      onClick={() => (isAsked ? revoke.mutate() : setAsked(true))}
      onBlur={() => setAsked(false)}
      style={{ flex: "none" }}
    >
      {t(isAsked ? "share.revoke_sure" : "share.revoke")}
    </Button>
  );
}
