import { ActionIcon, Button, Indicator, Popover, Text, UnstyledButton } from "@mantine/core";
import { IconBell, IconChecks } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { type Mention, mentionsQuery, readMentions } from "@/app/mentions";
import classes from "@/app/Shell.module.css";
import { tellFailure } from "@/components/told";
import { addressOf, type Place } from "@/documents/places";

/** The bell: comments in which I am called and that I have not seen. */
export function ShellMentions({ workspaceId }: { workspaceId: string }) {
  const { t } = useTranslation("components");
  const unread = useQuery(mentionsQuery(workspaceId)).data;
  const count = unread?.count ?? 0;
  const read = useRead(workspaceId);
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Popover position="bottom-end" width={320} withArrow trapFocus opened={isOpen} onChange={setOpen}>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label={t("mentions.bell", { count })}
          onClick={() => setOpen(!isOpen)}
        >
          <Indicator label={count} size={16} disabled={count === 0} color="red.8" offset={3}>
            <IconBell stroke={1.7} aria-hidden />
          </Indicator>
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.list} mah="70vh" p="xs">
        <Text size="sm" c="dimmed" px={6} mb={4}>
          {t("mentions.title")}
        </Text>
        {count === 0 && (
          <Text size="sm" px={6} pb="xs">
            {t("mentions.none")}
          </Text>
        )}
        {unread?.items.map((mention) => (
          <One key={mention.id} mention={mention} workspaceId={workspaceId} onRead={read} onOpen={close} />
        ))}
        {count > 0 && (
          <Button
            variant="subtle"
            size="compact-sm"
            mt={4}
            leftSection={<IconChecks size={16} aria-hidden />}
            onClick={() => read([])}
          >
            {t("mentions.all_read")}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

interface OneProps {
  mention: Mention;
  workspaceId: string;
  onRead: (ids: number[]) => void;
  onOpen: () => void;
}

function One({ mention, workspaceId, onRead, onOpen }: OneProps) {
  const { t } = useTranslation("components");
  const formats = useFormats();
  const navigate = useNavigate();
  const open = () => {
    onRead([mention.id]);
    onOpen();
    const part = mention.part ?? undefined;
    navigate({
      to: addressOf(workspaceId, mention.kind as Place, mention.document_id),
      // A map and other documents have a name of their own for the part that is open.
      search: { panel: "comments", ...(mention.kind === "map" ? { part } : { at: part }) },
    });
  };
  return (
    <UnstyledButton onClick={open} className={classes.mention}>
      <Text span display="block" size="sm" fw={550} truncate>
        {t("mentions.by", { by: mention.author ?? t("mentions.someone"), map: mention.title })}
      </Text>
      <Text span size="sm" lineClamp={2}>
        {mention.excerpt}
      </Text>
      <Text span display="block" size="xs" c="dimmed">
        {formats.ago(mention.made_at)}
      </Text>
    </UnstyledButton>
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
