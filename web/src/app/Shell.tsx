import { AppShell, Burger, Group, ScrollArea } from "@mantine/core";
import { useDisclosure, useHotkeys } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet } from "@tanstack/react-router";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { AccountMenu } from "@/app/AccountMenu";
import classes from "@/app/Shell.module.css";
import { useFocusOnHeading } from "@/app/ShellFocus";
import { ShellMentions } from "@/app/ShellMentions";
import { ShellPlaces } from "@/app/ShellPlaces";
import { ShellWorkspaces } from "@/app/ShellWorkspaces";
import { ScreenFailure } from "@/components/Failure";
import { Waiting } from "@/components/Waiting";

/** A workspace: the bar above, the places at the side, the screen that is open. */
export function Shell() {
  const { t } = useTranslation("components");
  const [isOpen, menu] = useDisclosure();
  const workspaceId = useWorkspaceId();
  const workspace = useQuery(workspaceQuery(workspaceId));
  useFocusOnHeading();
  useHotkeys([["Escape", menu.close]]);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 212, breakpoint: "sm", collapsed: { mobile: !isOpen } }}
      padding={{ base: "md", lg: "xl" }}
    >
      <a className={classes.skip} href="#content">
        {t("shell.skip")}
      </a>
      <AppShell.Header className="not-printed">
        <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="xs">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger
              opened={isOpen}
              onClick={menu.toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={t(isOpen ? "shell.close_menu" : "shell.open_menu")}
              aria-expanded={isOpen}
              aria-controls="places"
            />
            <Link to="/" className={classes.brand} aria-label={t("shell.workspaces")}>
              <img src="/static/klantreis/mark.svg" alt="" width={28} height={28} />
            </Link>
            <ShellWorkspaces name={workspace.data?.name ?? ""} workspaceId={workspaceId} />
          </Group>
          <Group gap={4} wrap="nowrap">
            <ShellMentions workspaceId={workspaceId} />
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar
        id="places"
        p="xs"
        className={`${classes.places} not-printed`}
        data-closed={!isOpen || undefined}
        aria-label={t("shell.navigation")}
      >
        <ScrollArea>
          <ShellPlaces workspaceId={workspaceId} onGo={menu.close} />
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes.content}>
        {workspace.error ? (
          <ScreenFailure error={workspace.error} />
        ) : (
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        )}
      </AppShell.Main>
    </AppShell>
  );
}
