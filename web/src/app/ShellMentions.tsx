import { ActionIcon, Indicator, Menu, Text } from "@mantine/core";
import { IconBell, IconChecks } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { type Mention, mentionsQuery, readMentions } from "@/app/mentions";
import classes from "@/app/Shell.module.css";
import { tellFailure } from "@/components/told";

/** The bell: comments in which I am called and that I have not seen. */
export function ShellMentions({ workspaceId }: { workspaceId: string }) {
  const { t } = useTranslation("components");
  const unread = useQuery(mentionsQuery(workspaceId)).data;
  const count = unread?.count ?? 0;
  const read = useRead(workspaceId);
  return (
    <Menu position="bottom-end" width={320} withArrow>
      <Menu.Target>
        <ActionIcon variant="subtle" size="lg" aria-label={t("mentions.bell", { count })}>
          <Indicator label={count} size={16} disabled={count === 0} color="red" offset={3}>
            <IconBell stroke={1.7} aria-hidden />
          </Indicator>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={classes.list} mah="70vh">
        <Menu.Label>{t("mentions.title")}</Menu.Label>
        {count === 0 && (
          <Text size="sm" c="dimmed" px="sm" py="xs">
            {t("mentions.none")}
          </Text>
        )}
        {unread?.items.map((mention) => (
          <One key={mention.id} mention={mention} workspaceId={workspaceId} onRead={read} />
        ))}
        {count > 0 && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconChecks size={16} aria-hidden />} onClick={() => read([])}>
              {t("mentions.all_read")}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

interface OneProps {
  mention: Mention;
  workspaceId: string;
  onRead: (ids: number[]) => void;
}

function One({ mention, workspaceId, onRead }: OneProps) {
  const { t } = useTranslation("components");
  const formats = useFormats();
  const navigate = useNavigate();
  const open = () => {
    onRead([mention.id]);
    navigate({
      to: "/w/$workspaceId/maps/$mapId",
      params: { workspaceId, mapId: mention.map_id },
      search: { panel: "comments", part: mention.part ?? undefined },
    });
  };
  return (
    <Menu.Item onClick={open}>
      <Text size="sm" fw={550} truncate>
        {t("mentions.by", { by: mention.author ?? t("mentions.someone"), map: mention.map_title })}
      </Text>
      <Text size="sm" lineClamp={2}>
        {mention.excerpt}
      </Text>
      <Text size="xs" c="dimmed">
        {formats.ago(mention.made_at)}
      </Text>
    </Menu.Item>
  );
}

function useRead(workspaceId: string) {
  const client = useQueryClient();
  const read = useMutation({
    mutationFn: (ids: number[]) => readMentions(workspaceId, ids),
    onError: tellFailure,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["mentions", workspaceId] }),
        client.invalidateQueries({ queryKey: ["overview", workspaceId] }),
      ]),
  });
  return read.mutate;
}
