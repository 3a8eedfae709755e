import {
  IconCalendarMonth,
  IconChartDots3,
  IconChecklist,
  IconDatabase,
  IconHeartHandshake,
  IconHome,
  IconLayoutDashboard,
  IconMap2,
  IconMessages,
  IconNotes,
  IconRoute,
  IconSettings,
  IconTargetArrow,
  IconUsers,
} from "@tabler/icons-react";
import { useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import classes from "@/app/Shell.module.css";
import { PlaceLink } from "@/components/links";

// As a team goes through them: what is drawn, what is asked and measured, what is done about it.
const GROUPS = [
  {
    key: null,
    places: [
      { key: "start", to: "/w/$workspaceId", icon: IconHome },
      { key: "projects", to: "/w/$workspaceId/projects", icon: IconRoute },
    ],
  },
  {
    key: "draw",
    places: [
      { key: "personas", to: "/w/$workspaceId/personas", icon: IconUsers },
      { key: "maps", to: "/w/$workspaceId/maps", icon: IconMap2 },
      { key: "workshops", to: "/w/$workspaceId/workshops", icon: IconNotes },
      { key: "touchpoints", to: "/w/$workspaceId/touchpoints", icon: IconTargetArrow },
    ],
  },
  {
    key: "find_out",
    places: [
      { key: "data", to: "/w/$workspaceId/data", icon: IconDatabase },
      { key: "explore", to: "/w/$workspaceId/explore", icon: IconChartDots3 },
      { key: "research", to: "/w/$workspaceId/research", icon: IconMessages },
    ],
  },
  {
    key: "improve",
    places: [
      { key: "propositions", to: "/w/$workspaceId/propositions", icon: IconHeartHandshake },
      { key: "plans", to: "/w/$workspaceId/plans", icon: IconChecklist },
      { key: "calendars", to: "/w/$workspaceId/calendars", icon: IconCalendarMonth },
      { key: "dashboard", to: "/w/$workspaceId/dashboard", icon: IconLayoutDashboard },
    ],
  },
  { key: null, places: [{ key: "settings", to: "/w/$workspaceId/settings", icon: IconSettings }] },
] as const;

// A screen that belongs to a place whose address it does not begin with.
const BELONGS: Record<string, string> = {
  drafts: "maps",
  interviews: "research",
  surveys: "research",
  validation: "research",
};

/** The places of a workspace in groups, with the one that is open marked. */
export function ShellPlaces({ workspaceId, onGo }: { workspaceId: string; onGo: () => void }) {
  const { t } = useTranslation("components");
  const opened = useLocation({ select: (location) => location.pathname.split("/")[3] ?? "" });
  const here = BELONGS[opened] ?? opened;
  return GROUPS.map(({ key, places }, i) => (
    <section key={key ?? i} className={classes.group} aria-label={key ? t(`shell.${key}`) : undefined}>
      {key && (
        <div className={classes.groupName} aria-hidden>
          {t(`shell.${key}`)}
        </div>
      )}
      {places.map((place) => {
        const isHere = (place.to.split("/")[3] ?? "") === here;
        return (
          <PlaceLink
            key={place.key}
            to={place.to}
            params={{ workspaceId }}
            active={isHere}
            aria-current={isHere ? "page" : undefined}
            activeOptions={{ exact: place.key === "start" }}
            label={t(`shell.${place.key}`)}
            leftSection={<place.icon size={18} stroke={1.6} aria-hidden />}
            className={classes.place}
            onClick={onGo}
          />
        );
      })}
    </section>
  ));
}
