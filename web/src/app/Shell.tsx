import { AppShell, Burger, Group, ScrollArea, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import {
  IconChartDots3,
  IconDatabase,
  IconHome,
  IconLayoutDashboard,
  IconMap2,
  IconSettings,
  IconTargetArrow,
  IconUsers,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { AccountMenu } from "@/app/AccountMenu";
import classes from "@/app/Shell.module.css";
import { Failure } from "@/components/Failure";
import { PlaceLink } from "@/components/links";
import { Waiting } from "@/components/Waiting";

const PLACES = [
  { key: "start", to: "/w/$workspaceId", icon: IconHome },
  { key: "personas", to: "/w/$workspaceId/personas", icon: IconUsers },
  { key: "maps", to: "/w/$workspaceId/maps", icon: IconMap2 },
  { key: "touchpoints", to: "/w/$workspaceId/touchpoints", icon: IconTargetArrow },
  { key: "data", to: "/w/$workspaceId/data", icon: IconDatabase },
  { key: "explore", to: "/w/$workspaceId/explore", icon: IconChartDots3 },
  { key: "dashboard", to: "/w/$workspaceId/dashboard", icon: IconLayoutDashboard },
  { key: "settings", to: "/w/$workspaceId/settings", icon: IconSettings },
] as const;

/** A workspace: the bar above, the places at the side, the screen that is open. */
export function Shell() {
  const { t } = useTranslation("components");
  const [isOpen, menu] = useDisclosure();
  const workspaceId = useWorkspaceId();
  const workspace = useQuery(workspaceQuery(workspaceId));
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
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger
              opened={isOpen}
              onClick={menu.toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={t("shell.open_menu")}
            />
            <Link to="/" className={classes.brand} aria-label={t("shell.workspaces")}>
              <img src="/static/klantreis/mark.svg" alt="" width={28} height={28} />
            </Link>
            <Text fw={650} truncate>
              {workspace.data?.name ?? ""}
            </Text>
          </Group>
          <AccountMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" className="not-printed" aria-label={t("shell.navigation")}>
        <ScrollArea>
          {PLACES.map((place) => (
            <Place key={place.key} place={place} workspaceId={workspaceId} onClick={menu.close} />
          ))}
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        {workspace.error ? (
          <Failure error={workspace.error} />
        ) : (
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        )}
      </AppShell.Main>
    </AppShell>
  );
}

interface PlaceProps {
  place: (typeof PLACES)[number];
  workspaceId: string;
  onClick: () => void;
}

function Place({ place, workspaceId, onClick }: PlaceProps) {
  const { t } = useTranslation("components");
  const here = useLocation({ select: (location) => location.pathname.split("/")[3] ?? "" });
  const isHere = (place.to.split("/")[3] ?? "") === here;
  return (
    <PlaceLink
      to={place.to}
      params={{ workspaceId }}
      active={isHere}
      activeOptions={{ exact: place.key === "start" }}
      label={t(`shell.${place.key}`)}
      leftSection={<place.icon size={18} stroke={1.6} aria-hidden />}
      className={classes.place}
      onClick={onClick}
    />
  );
}
