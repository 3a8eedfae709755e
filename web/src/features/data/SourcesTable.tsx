import { ScrollArea, Table, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import type { DataOverview } from "./api";

interface SourcesTableProps {
  sources: DataOverview["sources"];
  timeZone: string;
}

/** The systems that events come from, and until when. */
export function SourcesTable({ sources, timeZone }: SourcesTableProps) {
  const { t } = useTranslation("data");
  const formats = useFormats(timeZone);
  const total = sources.reduce((sum, one) => sum + one.n_events, 0);
  if (sources.length === 0) return null;
  return (
    <section aria-labelledby="sources-title">
      <Title order={2} size="h4" mb="xs" id="sources-title">
        {t("sources.title")}
      </Title>
      <ScrollArea>
        <Table verticalSpacing="xs" aria-labelledby="sources-title" miw={560}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("sources.source")}</Table.Th>
              <Table.Th ta="right">{t("sources.events")}</Table.Th>
              <Table.Th ta="right">{t("sources.share")}</Table.Th>
              <Table.Th pl="xl">{t("sources.first")}</Table.Th>
              <Table.Th>{t("sources.last")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="figures">
            {sources.map((one) => (
              <Table.Tr key={one.source}>
                <Table.Td fw={500}>{one.source}</Table.Td>
                <Table.Td ta="right">{formats.number(one.n_events)}</Table.Td>
                <Table.Td ta="right">{formats.percent(total ? one.n_events / total : null)}</Table.Td>
                <Table.Td pl="xl">{formats.day(one.first)}</Table.Td>
                <Table.Td>{formats.day(one.last)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </section>
  );
}
