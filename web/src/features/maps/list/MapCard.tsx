import { Badge, Group, Stack, Text, Title, Tooltip } from "@mantine/core";
import { IconClockExclamation, IconMessage } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { CardLink } from "@/components/links";
import type { MapStanding } from "./api";
import classes from "./MapCard.module.css";

/** A map in the list: what it is, whose journey it is, and whether it must be looked at. */
export function MapCard({ map, names }: { map: MapStanding; names: ReadonlyMap<string, string> }) {
  const { t } = useTranslation("maps");
  const formats = useFormats();
  const workspaceId = useWorkspaceId();
  const personas = map.personas.map((one) => names.get(one) ?? map.persona_names[one] ?? one).join(", ");
  return (
    <CardLink to="/w/$workspaceId/maps/$mapId" params={{ workspaceId, mapId: map.id }} withBorder>
      <Stack gap={8} h="100%">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Title order={2} size="h5">
            {map.title}
          </Title>
          <Badge variant="light" color={map.state === "to_be" ? "grape" : "gray"} style={{ flex: "none" }}>
            {t(`state.${map.state}`)}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {[personas, t("list.steps", { count: map.n_steps }), map.owner].filter(Boolean).join(" · ")}
        </Text>
        {map.phases.length > 0 && (
          <ol className={classes.phases} aria-label={t("grid.phases")}>
            {map.phases.map((phase, i) => (
              <li key={i}>{phase}</li>
            ))}
          </ol>
        )}
        <Group justify="space-between" mt="auto" pt={4} gap="xs">
          <Group gap="xs">
            {map.stale.length > 0 && (
              <Tooltip label={map.stale.map((why) => t(`stale.${why}`)).join(" · ")}>
                <Badge variant="light" color="orange" leftSection={<IconClockExclamation size={12} />}>
                  {t("stale.label")}
                </Badge>
              </Tooltip>
            )}
            {map.n_open_comments > 0 && (
              <Badge
                variant="default"
                leftSection={<IconMessage size={12} />}
                aria-label={t("comments.open", { count: map.n_open_comments })}
              >
                {map.n_open_comments}
              </Badge>
            )}
          </Group>
          <Text size="xs" c="dimmed">
            {t("list.changed", { ago: formats.ago(map.changed_at) })}
          </Text>
        </Group>
      </Stack>
    </CardLink>
  );
}
