import { Autocomplete, NumberInput, Textarea, TextInput } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDecimals } from "@/app/format";
import type { Text } from "@/mapping/types";
import { useSet, useWords } from "./edits";
import { useOpen, useSaid } from "./useDocument";

interface FieldProps<Value> {
  /** The part and the field of it that is written. */
  id: string;
  field: string;
  label: string;
  value: Value | null | undefined;
  description?: string;
}

/** A text of the document in the language that is shown; one that must be there keeps what it was when emptied. */
export function WordsField({
  value,
  isNeeded = false,
  ...field
}: FieldProps<Text> & { rows?: number; isNeeded?: boolean }) {
  const said = useSaid();
  const words = useWords();
  const set = useSet(field.id, field.field);
  return (
    <Draft {...field} words={said(value)} isNeeded={isNeeded} onKeep={(draft) => set(words(value, draft))} />
  );
}

/** A text without languages: a name, a unit, what somebody said. */
export function NameField({ value, ...field }: FieldProps<string> & { rows?: number; isNeeded?: boolean }) {
  const set = useSet(field.id, field.field);
  return <Draft {...field} words={value ?? ""} onKeep={(draft) => set(draft.trim())} />;
}

interface DraftProps {
  label: string;
  description?: string;
  words: string;
  onKeep: (words: string) => void;
  rows?: number;
  isNeeded?: boolean;
}

/** A field that keeps what was written when one leaves it, and shows what a colleague writes meanwhile. */
export function Draft({ label, description, words, onKeep, rows = 1, isNeeded = false }: DraftProps) {
  const { canEdit } = useOpen();
  const [draft, setDraft] = useState(words);
  useEffect(() => setDraft(words), [words]);
  const leave = () => {
    if (isNeeded && !draft.trim()) setDraft(words);
    else if (draft !== words) onKeep(draft);
  };
  const shared = { label, description, value: draft, readOnly: !canEdit, maxLength: 5000, onBlur: leave };
  if (rows > 1)
    return (
      <Textarea
        {...shared}
        autosize
        minRows={rows}
        maxRows={10}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
    );
  return (
    <TextInput
      {...shared}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
    />
  );
}

export function NumberField({
  id,
  field,
  value,
  ...props
}: FieldProps<number> & { min?: number; max?: number; suffix?: string }) {
  const { canEdit } = useOpen();
  const set = useSet(id, field);
  const [draft, setDraft] = useState<number | string>(value ?? "");
  useEffect(() => setDraft(value ?? ""), [value]);
  return (
    <NumberInput
      {...props}
      value={draft}
      readOnly={!canEdit}
      hideControls
      {...useDecimals()}
      onChange={setDraft}
      onBlur={() => draft !== (value ?? "") && set(draft === "" ? null : Number(draft))}
    />
  );
}

/** A day; with `from` none before it. */
export function DayField({ id, field, value, label, from }: FieldProps<string> & { from?: string | null }) {
  const { t } = useTranslation("documents");
  const { canEdit } = useOpen();
  const set = useSet(id, field);
  return (
    <DateInput
      label={label}
      value={value ?? null}
      onChange={set}
      minDate={from ?? undefined}
      valueFormat="D MMM YYYY"
      clearable
      clearButtonProps={{ "aria-label": t("clear", { label }) }}
      readOnly={!canEdit}
    />
  );
}

/** A name, with those that are known to choose from. */
export function SuggestedField({
  id,
  field,
  value,
  known,
  ...props
}: FieldProps<string> & { known: readonly string[]; limit?: number }) {
  const { canEdit } = useOpen();
  const set = useSet(id, field);
  return (
    <Autocomplete
      {...props}
      key={value ?? ""}
      data={[...known]}
      defaultValue={value ?? ""}
      maxLength={200}
      readOnly={!canEdit}
      onOptionSubmit={set}
      onBlur={(event) => {
        const name = event.currentTarget.value.trim();
        if (name !== (value ?? "")) set(name);
      }}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
    />
  );
}
