import { Menu, Text, UnstyledButton } from "@mantine/core";
import { IconCheck, IconLayoutGrid, IconSelector } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { workspacesQuery } from "@/api/me";
import classes from "@/app/Shell.module.css";

interface ShellWorkspacesProps {
  /** Of the one that is open. */
  name: string;
  workspaceId: string;
}

/** Which workspace is open, and the way to another. */
export function ShellWorkspaces({ name, workspaceId }: ShellWorkspacesProps) {
  const { t } = useTranslation("components");
  const workspaces = useQuery(workspacesQuery).data ?? [];
  const navigate = useNavigate();
  const open = (id: string) => navigate({ to: "/w/$workspaceId", params: { workspaceId: id }, search: {} });
  return (
    <Menu position="bottom-start" width={280} withArrow>
      <Menu.Target>
        <UnstyledButton className={classes.switcher} aria-label={t("shell.switch", { name })}>
          <Text fw={650} truncate component="span">
            {name}
          </Text>
          <IconSelector size={16} stroke={1.6} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" className={classes.list}>
        <Menu.Label>{t("shell.workspaces")}</Menu.Label>
        {workspaces.map((one) => (
          <Menu.Item
            key={one.id}
            onClick={() => open(one.id)}
            aria-current={one.id === workspaceId || undefined}
            rightSection={one.id === workspaceId && <IconCheck size={16} aria-hidden />}
          >
            <Text size="sm" truncate>
              {one.name}
            </Text>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLayoutGrid size={16} aria-hidden />}
          onClick={() => navigate({ to: "/", search: {} })}
        >
          {t("shell.all_workspaces")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
