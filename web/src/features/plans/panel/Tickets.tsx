import { ActionIcon, Anchor, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSet } from "@/documents/edits";
import type { Action } from "../plan";
import { usePlan } from "../usePlan";

const isAddress = (text: string) => /^https?:\/\/\S+$/.test(text);

/** Links to tickets elsewhere. */
export function Tickets({ action }: { action: Action }) {
  const { t } = useTranslation("plans");
  const { canEdit } = usePlan();
  const set = useSet(action.id, "tickets");
  const [draft, setDraft] = useState("");
  const isWrong = draft !== "" && !isAddress(draft.trim());
  const keep = (tickets: readonly string[]) => set(tickets.length > 0 ? tickets : null);
  const add = () => {
    if (!isAddress(draft.trim())) return;
    if (!action.tickets.includes(draft.trim())) keep([...action.tickets, draft.trim()]);
    setDraft("");
  };
  if (!canEdit && action.tickets.length === 0) return null;
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500}>
        {t("tickets.label")}
      </Text>
      {action.tickets.filter(isAddress).map((ticket) => (
        <Group key={ticket} gap={4} wrap="nowrap" justify="space-between">
          <Anchor href={ticket} target="_blank" rel="noreferrer" size="sm" truncate>
            {ticket.replace(/^https?:\/\//, "")}
          </Anchor>
          {canEdit && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={t("tickets.remove", { ticket })}
              onClick={() => keep(action.tickets.filter((one) => one !== ticket))}
            >
              <IconX size={14} />
            </ActionIcon>
          )}
        </Group>
      ))}
      {canEdit && (
        <TextInput
          aria-label={t("tickets.add")}
          placeholder={t("tickets.add")}
          value={draft}
          type="url"
          maxLength={2000}
          error={isWrong && t("tickets.wrong")}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={add}
          onKeyDown={(event) => event.key === "Enter" && add()}
        />
      )}
    </Stack>
  );
}
