import { Button, Group, List, ScrollArea, Stack, Table, Text, Title } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useTranslation } from "react-i18next";
import type { ReadTable } from "../api";

const MOST = 200;

/** What a table would add and change, and which rows are left out. */
export function TablePreview({ read, onKeep }: { read: ReadTable; onKeep: () => void }) {
  const { t } = useTranslation("calendars");
  const { added, changed, n_same: same, rejects } = read;
  const isNothing = read.operation === null;
  return (
    <Stack gap="sm">
      <Text>
        {[
          t("import.added", { count: added.length }),
          t("import.changed", { count: changed.length }),
          t("import.same", { count: same }),
          t("import.rejected", { count: rejects.length }),
        ].join(" · ")}
      </Text>
      {read.ignored.length > 0 && (
        <Text size="sm" c="dimmed">
          {t("import.ignored", { count: read.ignored.length, columns: read.ignored.join(", ") })}
        </Text>
      )}
      <ScrollArea.Autosize mah="50vh" viewportProps={{ tabIndex: 0 }}>
        <Stack gap="md">
          <Some title={t("import.will_add")} lines={added.map((title) => [title, ""])} />
          <Some
            title={t("import.will_change")}
            lines={changed.map((one) => [
              one.title,
              one.fields.map((field) => t([`one.${field}`, "one.other"], { field })).join(", "),
            ])}
          />
          {rejects.length > 0 && <Rejects rejects={rejects} />}
        </Stack>
      </ScrollArea.Autosize>
      <Group justify="flex-end">
        <Button variant="default" onClick={() => modals.closeAll()}>
          {t(isNothing ? "import.close" : "import.cancel")}
        </Button>
        {!isNothing && <Button onClick={onKeep}>{t("import.keep")}</Button>}
      </Group>
    </Stack>
  );
}

function Some({ title, lines }: { title: string; lines: [string, string][] }) {
  const { t } = useTranslation("calendars");
  if (lines.length === 0) return null;
  return (
    <section>
      <Title order={3} size="h6" mb={4}>
        {title}
      </Title>
      <List size="sm">
        {lines.slice(0, MOST).map(([line, about], at) => (
          <List.Item key={at}>
            {line}
            {about && (
              <Text span size="xs" c="dimmed">
                {" "}
                ({about})
              </Text>
            )}
          </List.Item>
        ))}
      </List>
      {lines.length > MOST && (
        <Text size="xs" c="dimmed">
          {t("import.more", { count: lines.length - MOST })}
        </Text>
      )}
    </section>
  );
}

function Rejects({ rejects }: { rejects: ReadTable["rejects"] }) {
  const { t, i18n } = useTranslation("calendars");
  return (
    <section>
      <Title order={3} size="h6" mb={4}>
        {t("import.left_out")}
      </Title>
      <Table fz="sm" aria-label={t("import.left_out")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={70}>{t("import.row")}</Table.Th>
            <Table.Th>{t("import.column")}</Table.Th>
            <Table.Th>{t("import.cell")}</Table.Th>
            <Table.Th>{t("import.why")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rejects.slice(0, MOST).map((one) => (
            <Table.Tr key={one.row}>
              <Table.Td>{one.row}</Table.Td>
              <Table.Td>{t([`one.${one.field}`, "one.other"], { field: one.field })}</Table.Td>
              <Table.Td>{one.value || "–"}</Table.Td>
              <Table.Td title={one.why}>
                {i18n.language === "en"
                  ? one.why.replace(/^Row \d+ is no item: [^:]*: /, "")
                  : t([`import.wrong.${one.field}`, "import.wrong.other"])}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
