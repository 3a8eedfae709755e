import { NumberInput, Textarea, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { withWords } from "@/mapping/texts";
import type { Text } from "@/mapping/types";
import { useDocument, useMapLanguage, useSaid, useStore, useView } from "../useMap";

interface FieldProps<Value> {
  /** The part and the field of it that is written. */
  id: string;
  field: string;
  label: string;
  value: Value | null | undefined;
  description?: string;
}

/** Sets a field of a part; nothing takes it away. */
export function useSet(id: string, field: string): (value: unknown) => void {
  const { apply } = useStore();
  return (value) => void apply({ op: "set", id, field, value: value === "" ? null : value });
}

/** A text of the map in the language that is shown; the others stay. */
export function WordsField({
  id,
  field,
  label,
  value,
  description,
  rows = 1,
}: FieldProps<Text> & { rows?: number }) {
  const said = useSaid();
  const language = useMapLanguage();
  const { languages } = useDocument().head;
  const set = useSet(id, field);
  const keep = (words: string) => set(withWords(value, language, languages, words.trim()));
  return <Draft label={label} description={description} words={said(value)} keep={keep} rows={rows} />;
}

/** A text without languages: a name, a source, a unit. */
export function NameField({ id, field, label, value, description }: FieldProps<string>) {
  const set = useSet(id, field);
  return (
    <Draft label={label} description={description} words={value ?? ""} keep={(words) => set(words.trim())} />
  );
}

interface DraftProps {
  label: string;
  description?: string;
  words: string;
  keep: (words: string) => void;
  rows?: number;
}

/** A field that keeps what was written when one leaves it, and shows what a colleague writes meanwhile. */
export function Draft({ label, description, words, keep, rows = 1 }: DraftProps) {
  const canEdit = useView((view) => view.canEdit);
  const [draft, setDraft] = useState(words);
  useEffect(() => setDraft(words), [words]);
  const shared = {
    label,
    description,
    value: draft,
    readOnly: !canEdit,
    maxLength: 5000,
    onBlur: () => draft !== words && keep(draft),
  };
  if (rows === 1) {
    return (
      <TextInput
        {...shared}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      />
    );
  }
  return (
    <Textarea
      {...shared}
      autosize
      minRows={rows}
      maxRows={10}
      onChange={(event) => setDraft(event.currentTarget.value)}
    />
  );
}

interface NumberFieldProps extends FieldProps<number> {
  min?: number;
  max?: number;
  step?: number;
  suffix?: string;
}

export function NumberField({ id, field, value, ...props }: NumberFieldProps) {
  const canEdit = useView((view) => view.canEdit);
  const set = useSet(id, field);
  const [draft, setDraft] = useState<number | string>(value ?? "");
  useEffect(() => setDraft(value ?? ""), [value]);
  return (
    <NumberInput
      {...props}
      value={draft}
      readOnly={!canEdit}
      onChange={setDraft}
      onBlur={() => draft !== (value ?? "") && set(draft === "" ? null : Number(draft))}
    />
  );
}
