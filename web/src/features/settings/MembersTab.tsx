import { ActionIcon, Badge, Group, Select, Table, Text, Tooltip, VisuallyHidden } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconDoorExit, IconUserMinus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { meQuery, ROLES, type Role, useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { tellDone, tellFailure } from "@/components/told";
import { giveRole, type Member, membersQuery, removeMember } from "@/features/settings/api";
import { Invitations } from "@/features/settings/Invitations";
import { OwnersOnly, useRole } from "@/features/settings/OwnersOnly";
import { Section } from "@/features/settings/Section";

/** Who is in the workspace, and who is asked to come. */
export function MembersTab() {
  const { t } = useTranslation("settings");
  const workspaceId = useWorkspaceId();
  const members = useSuspenseQuery(membersQuery(workspaceId)).data;
  const { isOwner, role } = useRole();
  return (
    <>
      {role && !isOwner && <OwnersOnly>{t("owners.members")}</OwnersOnly>}
      <Section title={t("members.title", { count: members.length })} lead={t("members.lead")}>
        <Table.ScrollContainer minWidth={520}>
          <Table verticalSpacing="xs" aria-label={t("tabs.members")}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("members.name")}</Table.Th>
                <Table.Th w={190}>{t("members.role")}</Table.Th>
                <Table.Th w={130}>{t("members.since")}</Table.Th>
                <Table.Th w={56}>
                  <VisuallyHidden>{t("members.actions")}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {members.map((member) => (
                <Row key={member.user_id} member={member} isOwner={isOwner} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Section>
      <Roles />
      {isOwner && <Invitations />}
    </>
  );
}

function Row({ member, isOwner }: { member: Member; isOwner: boolean }) {
  const { t } = useTranslation("settings");
  const formats = useFormats();
  const isMe = useQuery(meQuery).data?.id === member.user_id;
  const changeRole = useChangeRole(member);
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={550} component="div">
          {member.name} {isMe && <Badge variant="light">{t("members.you")}</Badge>}
        </Text>
        <Text size="xs" c="dimmed">
          {member.email}
        </Text>
      </Table.Td>
      <Table.Td>
        {isOwner ? (
          <Select
            size="xs"
            aria-label={t("members.role_of", { name: member.name })}
            allowDeselect={false}
            data={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
            value={member.role}
            onChange={(role) => changeRole.mutate(role as Role)}
          />
        ) : (
          <Text size="sm">{t(`roles.${member.role}`)}</Text>
        )}
      </Table.Td>
      <Table.Td className="figures">{formats.day(member.joined_at)}</Table.Td>
      <Table.Td>{(isOwner || isMe) && <Remove member={member} isMe={isMe} />}</Table.Td>
    </Table.Tr>
  );
}

function useChangeRole(member: Member) {
  const { t } = useTranslation("settings");
  const workspaceId = useWorkspaceId();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (role: Role) => giveRole(workspaceId, member.user_id, role),
    onSuccess: (changed) =>
      tellDone(t("members.changed", { name: changed.name, role: t(`roles.${changed.role}`) })),
    onError: tellFailure,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["members", workspaceId] }),
        client.invalidateQueries({ queryKey: ["workspace", workspaceId] }),
      ]),
  });
}

function Remove({ member, isMe }: { member: Member; isMe: boolean }) {
  const { t } = useTranslation("settings");
  const workspaceId = useWorkspaceId();
  const client = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => removeMember(workspaceId, member.user_id),
    onSuccess: () => {
      if (!isMe) return client.invalidateQueries({ queryKey: ["members", workspaceId] });
      client.invalidateQueries({ queryKey: ["workspaces"] });
      return navigate({ to: "/", search: {} });
    },
    onError: tellFailure,
  });
  const about = { name: member.name };
  const label = isMe ? t("members.leave") : t("members.remove", about);
  const ask = () =>
    modals.openConfirmModal({
      title: isMe ? t("members.leave_sure") : t("members.remove_sure", about),
      children: <Text size="sm">{isMe ? t("members.leave_text") : t("members.remove_text", about)}</Text>,
      labels: { confirm: isMe ? t("members.leave") : t("members.remove_yes"), cancel: t("cancel") },
      confirmProps: { color: "red" },
      onConfirm: () => remove.mutate(),
    });
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="red" aria-label={label} onClick={ask} loading={remove.isPending}>
        {isMe ? <IconDoorExit size={18} stroke={1.6} /> : <IconUserMinus size={18} stroke={1.6} />}
      </ActionIcon>
    </Tooltip>
  );
}

function Roles() {
  const { t } = useTranslation("settings");
  return (
    <Group component="dl" gap="xs" mt={-16} mb="xl" align="flex-start">
      {ROLES.map((role) => (
        <Text key={role} component="div" size="xs" c="dimmed" w={{ base: "100%", sm: "calc(50% - 8px)" }}>
          <Text component="dt" span inherit fw={600}>
            {t(`roles.${role}`)}:
          </Text>{" "}
          <Text component="dd" span inherit m={0}>
            {t(`role_may.${role}`)}
          </Text>
        </Text>
      ))}
    </Group>
  );
}
