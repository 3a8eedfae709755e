import { ActionIcon, Alert, Blockquote, Button, Group, Menu, Text, Tooltip } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconDotsVertical, IconEraser, IconShieldCheck, IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { today, useFormats } from "@/app/format";
import { tellFailure } from "@/components/told";
import { useDocumentId } from "@/documents/address";
import { useSet } from "@/documents/edits";
import { useSaid } from "@/documents/useDocument";
import { forgetParticipant } from "../api";
import type { Participant } from "../interviews";
import { useGo } from "../useGo";
import { useInterviews } from "../useInterviews";

/** Without consent nothing that is said is kept: what is agreed to, and that it was. */
export function ConsentNeeded({ participant }: { participant: Participant }) {
  const { t } = useTranslation("interviews");
  const { interviews, canEdit } = useInterviews();
  const said = useSaid();
  const setDay = useSet(participant.id, "consented_on");
  const words = said(participant.consent ?? interviews.consent);
  return (
    <Alert icon={<IconShieldCheck size={20} />} title={t("consent.needed")} maw={720}>
      <Text size="sm">{t("consent.needed_text")}</Text>
      {words && (
        <Blockquote p="sm" my="sm" fz="sm">
          {words}
        </Blockquote>
      )}
      {canEdit && <Button onClick={() => setDay(today())}>{t("consent.today")}</Button>}
    </Alert>
  );
}

/** Since when there is consent, and what is done when it is taken back. */
export function ConsentTools({ participant }: { participant: Participant }) {
  const { t } = useTranslation("interviews");
  const formats = useFormats();
  const { apply, waiting } = useInterviews();
  const go = useGo();
  const { id, pseudonym, consented_on } = participant;
  const [workspaceId, documentId] = [useWorkspaceId(), useDocumentId()];
  const forget = useMutation({
    mutationFn: () => forgetParticipant(workspaceId, documentId, id),
    onError: tellFailure,
  });
  const ask = (key: "take_back" | "remove", work: () => void) =>
    modals.openConfirmModal({
      title: t(`consent.${key}`, { pseudonym }),
      children: <Text size="sm">{t(`consent.${key}_text`, { pseudonym })}</Text>,
      labels: { confirm: t(`consent.${key}_do`), cancel: t("cancel") },
      confirmProps: { color: "red" },
      onConfirm: work,
    });
  // Forgotten first: or the edit that removes would still hold what was said, to be undone.
  const remove = () =>
    forget.mutate(undefined, { onSuccess: () => apply({ op: "remove", id }) === null && go({}) });
  return (
    <Group gap="xs" wrap="nowrap">
      {consented_on && (
        <Group gap={4} wrap="nowrap" c="dimmed">
          <IconShieldCheck size={16} aria-hidden />
          <Text size="sm">{t("consent.since", { day: formats.day(consented_on) })}</Text>
        </Group>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <Tooltip label={t("more")}>
            <ActionIcon variant="subtle" color="gray" aria-label={t("more")}>
              <IconDotsVertical size={18} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {consented_on && (
            <Menu.Item
              leftSection={<IconEraser size={16} />}
              disabled={waiting > 0}
              onClick={() => ask("take_back", () => forget.mutate())}
            >
              {t("consent.take_back", { pseudonym })}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconTrash size={16} />}
            disabled={waiting > 0}
            onClick={() => ask("remove", remove)}
          >
            {t("consent.remove", { pseudonym })}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
