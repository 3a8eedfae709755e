import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Shape } from "@/api/client";
import { useWorkspaceId } from "@/api/me";
import { AnchorLink } from "@/components/links";
import { tellFailure } from "@/components/told";
import { onMapsQuery, shareFromMap } from "@/features/personas/api";
import { Portrait } from "@/features/personas/Portrait";

/** Personas that only a map describes, and how to share them with all maps. */
export function OnMaps({ canEdit }: { canEdit: boolean }) {
  const { t } = useTranslation("personas");
  const left = useQuery(onMapsQuery(useWorkspaceId())).data ?? [];
  if (left.length === 0) return null;
  return (
    <Stack component="section" gap="xs" mt="xl">
      <Title order={2} size="h4">
        {t("on_maps.title")}
      </Title>
      <Text size="sm" c="dimmed">
        {t(canEdit ? "on_maps.lead" : "on_maps.lead_reader")}
      </Text>
      {left.map((one) => (
        <Row key={one.id} found={one} canEdit={canEdit} />
      ))}
    </Stack>
  );
}

function Row({ found, canEdit }: { found: Shape<"OnMapOut">; canEdit: boolean }) {
  const { t } = useTranslation("personas");
  const workspaceId = useWorkspaceId();
  const client = useQueryClient();
  const share = useMutation({
    mutationFn: () => shareFromMap(workspaceId, found.map_id, found.id),
    onSuccess: () => client.invalidateQueries({ queryKey: ["personas", workspaceId] }),
    onError: tellFailure,
  });
  return (
    <Group gap="sm">
      <Portrait name={found.name} path={found.portrait} size={36} />
      <Text fw={550}>{found.name}</Text>
      <AnchorLink
        to="/w/$workspaceId/maps/$mapId"
        params={{ workspaceId, mapId: found.map_id }}
        size="sm"
        flex={1}
      >
        {found.map_title}
      </AnchorLink>
      {canEdit && (
        <Button
          size="xs"
          variant="default"
          onClick={() => share.mutate()}
          loading={share.isPending}
          aria-label={t("on_maps.share_one", { name: found.name })}
        >
          {t("on_maps.share")}
        </Button>
      )}
    </Group>
  );
}
