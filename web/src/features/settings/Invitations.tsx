import { ActionIcon, Button, Group, Select, Stack, Table, Text, Tooltip } from "@mantine/core";
import { IconTrash, IconUserPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ROLES, type Role, useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { tellFailure } from "@/components/told";
import { type Invitation, invitationsQuery, invite, revoke } from "@/features/settings/api";
import { Section } from "@/features/settings/Section";
import { ShownOnce } from "@/features/settings/ShownOnce";

/** Links by which others join: make one, and the ones that are open. */
export function Invitations() {
  const { t } = useTranslation("settings");
  const workspaceId = useWorkspaceId();
  const open = useSuspenseQuery(invitationsQuery(workspaceId)).data;
  return (
    <Section title={t("invitations.title")} lead={t("invitations.lead")}>
      <Stack gap="lg">
        <Invite />
        {open.length > 0 && (
          <Table aria-label={t("invitations.open")} verticalSpacing="xs">
            <Table.Caption style={{ captionSide: "top", textAlign: "start" }}>
              {t("invitations.open")}
            </Table.Caption>
            <Table.Tbody>
              {open.map((one) => (
                <Row key={one.id} invitation={one} />
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
    </Section>
  );
}

function Invite() {
  const { t } = useTranslation("settings");
  const workspaceId = useWorkspaceId();
  const client = useQueryClient();
  const [role, setRole] = useState<Role>("editor");
  const made = useMutation({
    mutationFn: () => invite(workspaceId, role),
    onSuccess: () => client.invalidateQueries({ queryKey: ["invitations", workspaceId] }),
    onError: tellFailure,
  });
  return (
    <Stack gap="sm">
      <Group align="flex-end" gap="sm">
        <Select
          label={t("invitations.role")}
          w={200}
          allowDeselect={false}
          data={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
          value={role}
          onChange={(value) => setRole(value as Role)}
        />
        <Button
          leftSection={<IconUserPlus size={18} aria-hidden />}
          onClick={() => made.mutate()}
          loading={made.isPending}
        >
          {t("invitations.make")}
        </Button>
      </Group>
      {made.data && (
        <ShownOnce
          label={t("invitations.link")}
          value={made.data.link}
          about={t("invitations.once", { role: t(`roles.${made.data.role}`) })}
        />
      )}
    </Stack>
  );
}

function Row({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation("settings");
  const formats = useFormats();
  const workspaceId = useWorkspaceId();
  const client = useQueryClient();
  const taken = useMutation({
    mutationFn: () => revoke(workspaceId, invitation.id),
    onError: tellFailure,
    onSettled: () => client.invalidateQueries({ queryKey: ["invitations", workspaceId] }),
  });
  const label = t("invitations.revoke", { role: t(`roles.${invitation.role}`) });
  return (
    <Table.Tr>
      <Table.Td>{t(`roles.${invitation.role}`)}</Table.Td>
      <Table.Td>
        <Text size="sm" c="dimmed">
          {t("invitations.dates", {
            made: formats.day(invitation.made_at),
            ends: formats.moment(invitation.expires_at),
          })}
        </Text>
      </Table.Td>
      <Table.Td w={56}>
        <Tooltip label={label}>
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={label}
            onClick={() => taken.mutate()}
            loading={taken.isPending}
          >
            <IconTrash size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Table.Td>
    </Table.Tr>
  );
}
