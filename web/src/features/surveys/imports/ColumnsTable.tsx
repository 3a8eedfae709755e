import { NativeSelect, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useSaid } from "@/documents/useDocument";
import { endsOf, isScale } from "../survey";
import { useSurvey } from "../useSurvey";
import type { Reading } from "./api";
import classes from "./Import.module.css";
import { ABOUT, type Column, isOffScale, scaled, taken } from "./reading";

interface ColumnsTableProps {
  columns: readonly Column[];
  reading: Reading;
  onChange: (next: Reading) => void;
}

/** Every column of the file: what stands in it, which question it answers, on which scale it was asked. */
export function ColumnsTable({ columns, reading, onChange }: ColumnsTableProps) {
  const { t } = useTranslation("surveys");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t("import.columns")}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t("import.column")}</th>
            <th scope="col">{t("import.answers")}</th>
            <th scope="col">{t("import.scale")}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <ColumnRow key={column.name} column={column} reading={reading} onChange={onChange} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ColumnRow({ column, reading, onChange }: Omit<ColumnsTableProps, "columns"> & { column: Column }) {
  const { t } = useTranslation("surveys");
  const formats = useFormats();
  const said = useSaid();
  const { questions } = useSurvey();
  const target = reading.columns?.[column.name] ?? "";
  const question = questions.find((one) => one.id === target);
  return (
    <tr>
      <th scope="row">
        <span className={classes.name}>{column.name}</span>
        <Text size="xs" c="dimmed" lineClamp={2}>
          {t("import.filled", { count: column.n, n: formats.number(column.n) })}
          {column.examples.length > 0 && `: ${column.examples.join(" | ")}`}
        </Text>
      </th>
      <td>
        <NativeSelect
          size="xs"
          aria-label={t("import.target", { column: column.name })}
          value={target}
          onChange={(event) => onChange(taken(reading, column.name, event.currentTarget.value))}
        >
          <option value="">{t("import.left_out")}</option>
          <optgroup label={t("import.about_respondent")}>
            {ABOUT.map((one) => (
              <option key={one} value={one}>
                {t(`import.is.${one}`)}
              </option>
            ))}
          </optgroup>
          <optgroup label={t("tab.questions")}>
            {questions.map((one, index) => (
              <option key={one.id} value={one.id}>
                {`${index + 1}. ${said(one.title)}`}
              </option>
            ))}
          </optgroup>
        </NativeSelect>
      </td>
      <td>
        {question && isScale(question) && (
          <TextInput
            size="xs"
            aria-label={t("import.scale_of", { column: column.name })}
            placeholder={endsOf(question).join("-")}
            value={reading.scales?.[column.name] ?? ""}
            onChange={(event) => onChange(scaled(reading, column.name, event.currentTarget.value))}
            maxLength={50}
            description={
              column.lowest !== null &&
              t("import.range", {
                low: formats.number(column.lowest),
                high: formats.number(column.highest),
              })
            }
            error={isOffScale(column, question) && !reading.scales?.[column.name] && t("import.off_scale")}
          />
        )}
      </td>
    </tr>
  );
}
