import { Table } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { useKnown } from "@/components/known";
import { Section } from "@/features/settings/Section";

/** What a member who is no owner may know of the settings. */
export function ReadSettings() {
  const { t } = useTranslation("settings");
  const known = useSuspenseQuery(workspaceQuery(useWorkspaceId())).data;
  const named = useKnown();
  const rows = [
    [t("workspace.name"), known.name],
    [t("workspace.zone"), known.time_zone],
    [t("workspace.currency"), known.currency],
    [t("workspace.phases"), known.phases.map((phase) => named(phase, "phase")).join(", ")],
    [t("workspace.outcomes"), known.outcomes.join(", ") || "–"],
  ];
  return (
    <Section title={t("workspace.general")}>
      <Table variant="vertical" aria-label={t("workspace.general")} withRowBorders={false}>
        <Table.Tbody>
          {rows.map(([label, value]) => (
            <Table.Tr key={label}>
              <Table.Th w={170} scope="row">
                {label}
              </Table.Th>
              <Table.Td>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}
