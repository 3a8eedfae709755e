import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ReadingState } from "./useReading";

const DELIMITERS = [",", ";", "\t", "|"];
const ENCODINGS = ["utf-8", "cp1252", "latin-1", "utf-16"];
const LINES = 20;

/** A hint stands below its field, so that fields in a row stay in line. */
export const BELOW: ("label" | "input" | "description" | "error")[] = [
  "label",
  "input",
  "description",
  "error",
];

/** How a file is cut into columns: its sheet, the line of their names, what stands between them. */
export function DialectFields({ state }: { state: ReadingState }) {
  const mapping = state.seen?.mapping;
  const sheets = state.seen?.sheets ?? [];
  return (
    <>
      {sheets.length > 1 && <SheetChoice state={state} sheets={sheets} />}
      {typeof mapping?.header_line === "number" && <HeaderLine state={state} now={mapping.header_line} />}
      {typeof mapping?.delimiter === "string" &&
        (["delimiter", "encoding"] as const).map((field) => (
          <TextChoice key={field} state={state} field={field} />
        ))}
    </>
  );
}

function SheetChoice({ state, sheets }: { state: ReadingState; sheets: string[] }) {
  const { t } = useTranslation("data");
  return (
    <NativeSelect
      label={t("written.sheet")}
      data={sheets}
      value={String(state.seen?.mapping.sheet ?? "")}
      // Another sheet has its header where it has it.
      onChange={(event) => state.sayDialect({ sheet: event.currentTarget.value })}
    />
  );
}

function HeaderLine({ state, now }: { state: ReadingState; now: number }) {
  const { t } = useTranslation("data");
  const lines = Array.from({ length: Math.max(LINES, now) }, (_, at) => at + 1);
  return (
    <NativeSelect
      label={t("written.header_line")}
      description={t("written.header_line_hint")}
      inputWrapperOrder={BELOW}
      data={lines.map((line) => ({ value: String(line), label: t("written.line", { n: line }) }))}
      value={String(now)}
      onChange={(event) =>
        state.sayDialect({ ...state.dialect, header_line: Number(event.currentTarget.value) })
      }
    />
  );
}

function TextChoice({ state, field }: { state: ReadingState; field: "delimiter" | "encoding" }) {
  const { t } = useTranslation("data");
  const now = String(state.seen?.mapping[field] ?? "");
  const known = field === "delimiter" ? DELIMITERS : ENCODINGS;
  const values = known.includes(now) ? known : [now, ...known];
  return (
    <NativeSelect
      label={t(`written.${field}`)}
      data={values.map((value) => ({
        value,
        label: t(`written.${field}s.${value}`, { defaultValue: value }),
      }))}
      value={now}
      onChange={(event) => state.sayDialect({ ...state.dialect, [field]: event.currentTarget.value })}
    />
  );
}
