import { Badge, Group, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { Figure } from "@/components/Figure";
import { AnchorLink } from "@/components/links";
import type { MapStanding } from "@/features/start/api";

/** The maps: what their last proof says, and why one is to be looked at. */
export function Maps({ maps }: { maps: readonly MapStanding[] }) {
  const { t } = useTranslation("start");
  const stalest = [...maps].sort((a, b) => b.stale.length - a.stale.length);
  if (maps.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h4" mb="sm">
        {t("maps.title")}
      </Title>
      <Stack gap="md">
        {stalest.map((map) => (
          <MapLine key={map.id} map={map} />
        ))}
      </Stack>
    </section>
  );
}

function MapLine({ map }: { map: MapStanding }) {
  const { t } = useTranslation("start");
  const workspaceId = useWorkspaceId();
  return (
    <div>
      <AnchorLink
        to="/w/$workspaceId/maps/$mapId"
        params={{ workspaceId, mapId: map.id }}
        fw={550}
        size="sm"
        display="inline-block"
        mih={24}
        maw="100%"
      >
        {map.title}
      </AnchorLink>
      {map.proof ? (
        <Proof proof={map.proof} />
      ) : (
        <Text size="sm" c="dimmed">
          {t("maps.not_proved")}
        </Text>
      )}
      {(map.stale.length > 0 || map.n_open_comments > 0) && (
        <Group gap={6} mt={4}>
          {map.stale.map((reason) => (
            <Badge
              key={reason}
              variant="light"
              color="orange"
              leftSection={<IconAlertTriangle size={12} aria-hidden />}
            >
              {t(`stale.${reason}`)}
            </Badge>
          ))}
          {map.n_open_comments > 0 && (
            <Badge variant="default">{t("maps.comments", { count: map.n_open_comments })}</Badge>
          )}
        </Group>
      )}
    </div>
  );
}

interface Fitness {
  value?: number | null;
  low?: number | null;
  high?: number | null;
  n?: number | null;
}

function Proof({ proof }: { proof: NonNullable<MapStanding["proof"]> }) {
  const { t } = useTranslation("start");
  const formats = useFormats();
  const { value, low, high, n } = proof.fitness as Fitness;
  return (
    <Text size="sm" c="dimmed" component="div">
      {t("maps.fits")}{" "}
      <Figure
        value={formats.percent(value)}
        n={n}
        interval={low == null || high == null ? null : [formats.percent(low), formats.percent(high)]}
      />{" "}
      · {t("maps.findings", { count: proof.n_findings })}
    </Text>
  );
}
