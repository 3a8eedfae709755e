import { Button, Group, List, Text, ThemeIcon, Title } from "@mantine/core";
import {
  IconAt,
  IconDatabaseImport,
  IconFilePlus,
  IconMessage,
  IconPencil,
  IconRosetteDiscountCheck,
} from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { AnchorLink } from "@/components/links";
import { tellFailure } from "@/components/told";
import { addressOf, type Place } from "@/documents/places";
import { type Change, noteVisit, overviewQuery } from "@/features/start/api";

const ICONS = {
  import: IconDatabaseImport,
  edits: IconPencil,
  added: IconFilePlus,
  comments: IconMessage,
  mention: IconAt,
  proof: IconRosetteDiscountCheck,
} as const;

// What the screen of a document opens beside it.
const PANELS: Partial<Record<Change["kind"], string>> = {
  comments: "comments",
  mention: "comments",
  proof: "proof",
};

/** What others did since my last visit. */
export function Changes({ changes, since }: { changes: readonly Change[]; since: string }) {
  const { t } = useTranslation("start");
  const formats = useFormats();
  const workspaceId = useWorkspaceId();
  const client = useQueryClient();
  const seen = useMutation({
    mutationFn: () => noteVisit(workspaceId),
    onSuccess: () => client.invalidateQueries({ queryKey: overviewQuery(workspaceId).queryKey }),
    onError: tellFailure,
  });
  const fresh = changes.some((change) => change.kind !== "mention");
  return (
    <section>
      <Group justify="space-between" mb="sm" wrap="nowrap">
        <Title order={2} size="h4">
          {t("changes.title")}
        </Title>
        {fresh && (
          <Button variant="subtle" size="compact-sm" onClick={() => seen.mutate()} loading={seen.isPending}>
            {t("changes.seen")}
          </Button>
        )}
      </Group>
      <Text size="xs" c="dimmed" mb="sm">
        {t("changes.since", { since: formats.moment(since) })}
      </Text>
      {changes.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("changes.none")}
        </Text>
      ) : (
        <List listStyleType="none" spacing="sm" size="sm">
          {changes.map((change, at) => (
            <ChangeLine key={at} change={change} />
          ))}
        </List>
      )}
    </section>
  );
}

function ChangeLine({ change }: { change: Change }) {
  const { t } = useTranslation("start");
  const formats = useFormats();
  const Icon = ICONS[change.kind];
  return (
    <List.Item
      icon={
        <ThemeIcon variant="light" size={26} radius="xl" aria-hidden>
          <Icon size={15} stroke={1.8} />
        </ThemeIcon>
      }
    >
      <ChangeLink change={change} />{" "}
      {t(`changes.${change.kind}`, {
        count: change.count,
        number: formats.number(change.count),
        by: change.by ?? t("changes.someone"),
      })}
      <Text size="xs" c="dimmed">
        {formats.ago(change.at)}
      </Text>
    </List.Item>
  );
}

function ChangeLink({ change }: { change: Change }) {
  const workspaceId = useWorkspaceId();
  if (!change.document_id)
    return (
      <AnchorLink
        to="/w/$workspaceId/data"
        params={{ workspaceId }}
        inherit
        underline="always"
        style={{ overflowWrap: "anywhere" }}
      >
        {change.title}
      </AnchorLink>
    );
  return (
    <AnchorLink
      to={addressOf(workspaceId, change.document_kind as Place, change.document_id)}
      search={{ panel: PANELS[change.kind] }}
      inherit
      underline="always"
    >
      {change.title}
    </AnchorLink>
  );
}
