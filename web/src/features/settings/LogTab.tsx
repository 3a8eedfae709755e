import { Button, Stack, Table, Text } from "@mantine/core";
import { useQuery, useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { useFormats } from "@/app/format";
import { type Entry, logQuery, membersQuery } from "@/features/settings/api";
import { OwnersOnly, useRole } from "@/features/settings/OwnersOnly";
import { Section } from "@/features/settings/Section";

/** What was done in the workspace, the latest first. */
export function LogTab() {
  const { t } = useTranslation("settings");
  const { isOwner, role } = useRole();
  if (role && !isOwner) return <OwnersOnly>{t("owners.log")}</OwnersOnly>;
  return role ? <Entries /> : null;
}

function Entries() {
  const { t } = useTranslation("settings");
  const workspaceId = useWorkspaceId();
  const zone = useQuery(workspaceQuery(workspaceId)).data?.time_zone;
  const formats = useFormats(zone);
  const members = useQuery(membersQuery(workspaceId)).data ?? [];
  const log = useSuspenseInfiniteQuery(logQuery(workspaceId));
  const entries = log.data.pages.flatMap((page) => page.items);
  const names = new Map(members.map((member) => [member.user_id, member.name]));
  return (
    <Section title={t("log.title")} lead={t("log.lead")}>
      {entries.length === 0 ? (
        <Text c="dimmed">{t("log.none")}</Text>
      ) : (
        <Stack align="flex-start">
          <Table.ScrollContainer
            scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": t("tabs.log") } }}
            minWidth={560}
            w="100%"
          >
            <Table verticalSpacing={6} aria-label={t("tabs.log")}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th w={170}>{t("log.at")}</Table.Th>
                  <Table.Th w={160}>{t("log.who")}</Table.Th>
                  <Table.Th>{t("log.what")}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {entries.map((entry) => (
                  <Table.Tr key={entry.id}>
                    <Table.Td className="figures">{formats.moment(entry.at)}</Table.Td>
                    <Table.Td>
                      {whoOf(entry, names) ?? t(entry.user_id ? "log.former" : "log.server")}
                    </Table.Td>
                    <Table.Td>
                      {t(`actions.${entry.action.replace(".", "_")}`, { defaultValue: entry.action })}{" "}
                      <Text span inherit c="dimmed">
                        {detailsOf(entry, names, (kind) => t(`kinds.${kind}`, { defaultValue: kind }))}
                      </Text>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          {log.hasNextPage && (
            <Button variant="default" onClick={() => log.fetchNextPage()} loading={log.isFetchingNextPage}>
              {t("log.more")}
            </Button>
          )}
        </Stack>
      )}
    </Section>
  );
}

function whoOf(entry: Entry, names: Map<string, string>): string | undefined {
  return entry.user_id ? names.get(entry.user_id) : undefined;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** What it was done to, by the names that are known; numbers that only programs read are left out. */
function detailsOf(entry: Entry, names: Map<string, string>, kindOf: (kind: string) => string): string {
  return Object.entries(entry.what)
    .map(([field, value]) => (field === "kind" ? kindOf(String(value)) : (names.get(String(value)) ?? value)))
    .filter((value) => typeof value === "string" && !UUID.test(value))
    .join(" · ");
}
