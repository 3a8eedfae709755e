import { Anchor, Badge, ScrollArea, Table, Text, Title, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { type Import, rejectsAddress } from "./api";
import { useReasons } from "./reasons";

interface ImportsTableProps {
  workspaceId: string;
  imports: readonly Import[];
  canEdit: boolean;
}

/** What was imported, the latest first. */
export function ImportsTable({ workspaceId, imports, canEdit }: ImportsTableProps) {
  const { t } = useTranslation("data");
  if (imports.length === 0) return null;
  return (
    <section aria-labelledby="imports-title">
      <Title order={2} size="h4" mb="xs" id="imports-title">
        {t("imports.title")}
      </Title>
      <ScrollArea>
        <Table verticalSpacing="xs" aria-labelledby="imports-title" miw={680}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("imports.when")}</Table.Th>
              <Table.Th>{t("imports.file")}</Table.Th>
              {(["rows", "added", "known", "rejected"] as const).map((word) => (
                <Table.Th key={word} ta="right">
                  {t(`imports.${word}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {imports.map((done) => (
              <Row key={done.number} workspaceId={workspaceId} done={done} canEdit={canEdit} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </section>
  );
}

function Row({ workspaceId, done, canEdit }: { workspaceId: string; done: Import; canEdit: boolean }) {
  const { t } = useTranslation("data");
  const formats = useFormats();
  const reasons = useReasons();
  const why = Object.entries(done.reasons)
    .map(([reason, n]) => `${formats.number(n)} × ${reasons(reason)}`)
    .join("; ");
  return (
    <Table.Tr>
      <Table.Td>
        <Tooltip label={formats.moment(done.imported_at)}>
          <Text size="sm" span style={{ whiteSpace: "nowrap" }}>
            {formats.day(done.imported_at)}
          </Text>
        </Tooltip>
      </Table.Td>
      <Table.Td>
        <Text size="sm" span fw={500} style={{ overflowWrap: "anywhere" }}>
          {done.input}
        </Text>{" "}
        {done.is_persons && (
          <Badge variant="light" size="sm" tt="none">
            {t("imports.persons")}
          </Badge>
        )}
      </Table.Td>
      {[done.n_rows, done.n_added, done.n_known].map((n, at) => (
        <Table.Td key={at} ta="right" className="figures">
          {formats.number(n)}
        </Table.Td>
      ))}
      <Table.Td ta="right" className="figures">
        {done.has_rejects && canEdit ? (
          <Tooltip label={why} disabled={!why} multiline maw={320}>
            <Anchor
              href={rejectsAddress(workspaceId, done.number)}
              size="sm"
              aria-label={t("imports.download", { n: formats.number(done.n_rejected), name: done.input })}
            >
              {formats.number(done.n_rejected)} ↓
            </Anchor>
          </Tooltip>
        ) : (
          formats.number(done.n_rejected)
        )}
      </Table.Td>
    </Table.Tr>
  );
}
