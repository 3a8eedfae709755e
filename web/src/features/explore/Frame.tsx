import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { Page } from "@/components/Page";
import { LensBar } from "@/features/lens/LensBar";
import classes from "./Frame.module.css";

const TABS = [
  { key: "overview", to: "/w/$workspaceId/explore" },
  { key: "flow", to: "/w/$workspaceId/explore/flow" },
  { key: "funnel", to: "/w/$workspaceId/explore/funnel" },
  { key: "paths", to: "/w/$workspaceId/explore/paths" },
  { key: "variants", to: "/w/$workspaceId/explore/variants" },
  { key: "persons", to: "/w/$workspaceId/explore/persons" },
] as const;

export type Tab = (typeof TABS)[number]["key"];

interface FrameProps {
  tab: Tab;
  /** Buttons of this question, such as saving it as a tile. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A question about journeys: the questions there are, the lens, and the answer. */
export function Frame({ tab, actions, children }: FrameProps) {
  const { t } = useTranslation("explore");
  const workspaceId = useWorkspaceId();
  const tabs = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is open
  useEffect(() => {
    const all = tabs.current;
    const open = all?.querySelector<HTMLElement>("[aria-current]");
    if (all && open) all.scrollTo({ left: open.offsetLeft - all.offsetLeft - 48 });
  }, [tab]);
  return (
    <Page title={t(`tab.${tab}`)} lead={t(`lead.${tab}`)} actions={actions} isWide>
      <nav ref={tabs} aria-label={t("questions")} className={`${classes.tabs} not-printed`}>
        {TABS.map((one) => (
          <Link
            key={one.key}
            to={one.to}
            params={{ workspaceId }}
            className={classes.tab}
            aria-current={one.key === tab ? "page" : undefined}
            activeOptions={{ exact: true }}
          >
            {t(`tab.${one.key}`)}
          </Link>
        ))}
      </nav>
      <LensBar />
      {children}
    </Page>
  );
}
