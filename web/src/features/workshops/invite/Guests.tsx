import { ActionIcon, Text, Tooltip } from "@mantine/core";
import { IconUserMinus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Shape } from "@/api/client";
import { useWorkspaceId } from "@/api/me";
import { tellFailure } from "@/components/told";
import { useDocumentId } from "@/documents/address";
import { putOut } from "./api";
import classes from "./Invite.module.css";

/** Who joined by the link; each can be put out, and what he wrote stays. */
export function Guests({ guests }: { guests: readonly Shape<"GuestOut">[] }) {
  const { t } = useTranslation("workshops");
  const workspaceId = useWorkspaceId();
  const documentId = useDocumentId();
  const queries = useQueryClient();
  const out = useMutation({
    mutationFn: (guest: string) => putOut(workspaceId, documentId, guest),
    onSettled: () => queries.invalidateQueries({ queryKey: ["guests", workspaceId, documentId] }),
    onError: tellFailure,
  });
  return (
    <section aria-label={t("invite.guests")}>
      <Text size="sm" fw={600}>
        {t("invite.joined", { count: guests.length })}
      </Text>
      <ul className={classes.guests}>
        {guests.map((one) => (
          <li key={one.guest}>
            {one.name}
            <Tooltip label={t("invite.put_out", { name: one.name })}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={26}
                aria-label={t("invite.put_out", { name: one.name })}
                onClick={() => out.mutate(one.guest)}
              >
                <IconUserMinus size={16} />
              </ActionIcon>
            </Tooltip>
          </li>
        ))}
      </ul>
    </section>
  );
}
