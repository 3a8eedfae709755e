import { NativeSelect, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import classes from "./PreviewTable.module.css";
import { assigned, type Role } from "./reading";
import { useRoleTexts } from "./roleTexts";
import type { ReadingState } from "./useReading";

/** The first rows of a file, each column with what it is. */
export function PreviewTable({ state }: { state: ReadingState }) {
  const { t } = useTranslation("data");
  const formats = useFormats();
  const { columns, rows } = state.seen!;
  return (
    <Stack gap="xs">
      <Title order={2} size="h5">
        {t("preview.title")}{" "}
        <Text span size="sm" c="dimmed" fw={400}>
          {t("preview.rows", { count: rows.length, n: formats.number(rows.length) })}
        </Text>
      </Title>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={t("preview.title")}>
        <table className={classes.table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <Head key={column} state={state} column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                {row.map((cell, index) => (
                  <td key={columns[index]} data-role={shownAs(state.reading!.roles[columns[index]!])}>
                    {cell ?? <span className={classes.nothing}>–</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Stack>
  );
}

function Head({ state, column }: { state: ReadingState; column: string }) {
  const { t } = useTranslation("data");
  const texts = useRoleTexts();
  const reading = state.reading!;
  const role = reading.roles[column] ?? "kept";
  const hashed = role === "kept" && state.seen?.personal[column];
  return (
    <th scope="col" data-role={shownAs(role)}>
      <span className={classes.name} title={column}>
        {column}
      </span>
      <NativeSelect
        size="xs"
        aria-label={t("preview.what_is", { column })}
        data={texts.choices(role)}
        value={role}
        onChange={(event) => state.say(assigned(reading, column, event.currentTarget.value as Role))}
      />
      <span className={classes.why}>
        {hashed ? t("preview.hashed", { kind: texts.kind(hashed) }) : texts.why(state, column)}
      </span>
    </th>
  );
}

function shownAs(role: Role | undefined): "chosen" | "kept" | "left_out" {
  return role === "kept" || role === undefined ? "kept" : role === "left_out" ? "left_out" : "chosen";
}
