import { Button, Group, Text } from "@mantine/core";
import { IconAlertTriangle, IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { csvOf, save } from "@/components/chartFiles";
import { tableOf } from "@/components/chartRows";
import type { AnswersRead } from "./api";
import classes from "./Import.module.css";

/** The cells that are no answer to their question, each with its line and why. */
export function Rejects({ seen }: { seen: AnswersRead }) {
  const { t, i18n } = useTranslation("surveys");
  const formats = useFormats();
  if (seen.n_rejects === 0) return null;
  const why = (one: AnswersRead["rejects"][number]) => t([`reject.${one.code}`, "reject.unfit"]);
  const table = tableOf(seen.rejects, [
    { label: t("rejects.line"), value: (one) => one.line, format: formats.number },
    { label: t("import.column"), value: (one) => one.column },
    { label: t("rejects.cell"), value: (one) => one.cell },
    { label: t("rejects.why"), value: why },
  ]);
  return (
    <div>
      <Group justify="space-between" mt="xs">
        <Group gap={6} wrap="nowrap">
          <IconAlertTriangle size={16} color="var(--mantine-color-orange-filled)" aria-hidden />
          <Text size="sm">
            {t("rejects.some", { count: seen.n_rejects, n: formats.number(seen.n_rejects) })}
          </Text>
        </Group>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconDownload size={14} />}
          onClick={() =>
            save("rejects.csv", new Blob(["\uFEFF", csvOf(table, i18n.language)], { type: "text/csv" }))
          }
        >
          {t("rejects.save")}
        </Button>
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.rejects} tabIndex={0} aria-label={t("rejects.label")}>
        <table className={classes.table}>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column.label} scope="col">
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {seen.rejects.map((one) => (
              <tr key={`${one.line} ${one.column}`}>
                <td>{one.line}</td>
                <td>{one.column}</td>
                <td>{one.cell}</td>
                <td>{why(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
