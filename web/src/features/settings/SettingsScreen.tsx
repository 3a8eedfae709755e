import { ScrollArea, Tabs } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ComponentType, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Page } from "@/components/Page";
import { Waiting } from "@/components/Waiting";
import { AccountTab } from "@/features/settings/AccountTab";
import { LogTab } from "@/features/settings/LogTab";
import { MembersTab } from "@/features/settings/MembersTab";
import { TokensTab } from "@/features/settings/TokensTab";
import { WorkspaceTab } from "@/features/settings/WorkspaceTab";

const TABS: Record<string, ComponentType> = {
  workspace: WorkspaceTab,
  members: MembersTab,
  account: AccountTab,
  tokens: TokensTab,
  log: LogTab,
};

/** What a workspace and an account are set to; the tab is in the address. */
export default function SettingsScreen() {
  const { t } = useTranslation("settings");
  const navigate = useNavigate();
  const asked = useSearch({ strict: false, select: (search) => String(search.tab) });
  const tab = asked in TABS ? asked : "workspace";
  const Shown = TABS[tab]!;
  return (
    <Page title={t("title")}>
      <Tabs
        value={tab}
        onChange={(next) => navigate({ to: ".", search: (search) => ({ ...search, tab: next }) })}
      >
        <ScrollArea type="never" mb="lg">
          <Tabs.List style={{ flexWrap: "nowrap" }}>
            {Object.keys(TABS).map((key) => (
              <Tabs.Tab key={key} value={key}>
                {t(`tabs.${key}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </ScrollArea>
        <Tabs.Panel value={tab}>
          <Suspense fallback={<Waiting />}>
            <Shown />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
