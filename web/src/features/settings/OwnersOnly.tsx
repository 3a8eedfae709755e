import { Alert } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { membersQuery } from "@/features/settings/api";

/** My role, and whether it is an owner's. */
export function useRole() {
  const workspace = useQuery(workspaceQuery(useWorkspaceId())).data;
  return { role: workspace?.role, isOwner: workspace?.role === "owner" };
}

/** Why something cannot be changed or seen here, and who can help. */
export function OwnersOnly({ children }: { children: string }) {
  const { t, i18n } = useTranslation("settings");
  const members = useQuery(membersQuery(useWorkspaceId())).data ?? [];
  const owners = members.filter((member) => member.role === "owner").map((member) => member.name);
  const list = new Intl.ListFormat(i18n.language, { type: "disjunction" }).format(owners);
  return (
    <Alert icon={<IconLock />} color="gray" mb="lg">
      {children} {owners.length > 0 && t("owners.ask", { owners: list })}
    </Alert>
  );
}
