import { Fieldset, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSet } from "@/documents/edits";
import { withWords } from "@/mapping/texts";
import type { Text as Words } from "@/mapping/types";
import { useSurvey } from "../useSurvey";
import classes from "./Panel.module.css";

interface TextsFieldProps {
  /** The part and the field of it that is written. */
  id: string;
  field: string;
  label: string;
  value: Words | null | undefined;
  description?: string;
  rows?: number;
  /** One that must be there keeps what it was when emptied. */
  isNeeded?: boolean;
}

/** A text in every language of the survey, one beneath the other. */
export function TextsField({ id, field, label, value, description, ...more }: TextsFieldProps) {
  const { languages } = useSurvey();
  const set = useSet(id, field);
  const keep = (language: string, words: string) => set(withWords(value, language, languages, words));
  const wordsIn = (language: string) =>
    typeof value === "string" ? (language === languages[0] ? value : "") : (value?.[language] ?? "");
  const isOne = languages.length === 1;
  const fields = languages.map((language) => (
    <OneLanguage
      key={language}
      {...more}
      language={language}
      label={label}
      isOne={isOne}
      words={wordsIn(language)}
      // What must be there must be there in one language at least.
      isNeeded={more.isNeeded && languages.every((one) => one === language || !wordsIn(one))}
      onKeep={(words) => keep(language, words)}
    />
  ));
  if (isOne)
    return (
      <div>
        {fields}
        {description && <About>{description}</About>}
      </div>
    );
  return (
    <Fieldset variant="unstyled" legend={label} classNames={{ root: classes.set, legend: classes.legend }}>
      <Stack gap={4}>{fields}</Stack>
      {description && <About>{description}</About>}
    </Fieldset>
  );
}

const About = ({ children }: { children: string }) => (
  <Text size="xs" c="dimmed" mt={2}>
    {children}
  </Text>
);

interface OneLanguageProps {
  language: string;
  label: string;
  isOne: boolean;
  words: string;
  rows?: number;
  isNeeded?: boolean;
  onKeep: (words: string) => void;
}

function OneLanguage({ language, label, isOne, words, rows = 1, isNeeded, onKeep }: OneLanguageProps) {
  const { t } = useTranslation("surveys");
  const { canEdit } = useSurvey();
  const [draft, setDraft] = useState(words);
  useEffect(() => setDraft(words), [words]);
  const leave = () => {
    if (isNeeded && !draft.trim()) setDraft(words);
    else if (draft.trim() !== words) onKeep(draft.trim());
  };
  const name = t([`language.${language}`, "language.other"], { one: language });
  const shared = {
    ...(isOne ? { label } : { "aria-label": `${label} (${name})` }),
    value: draft,
    lang: language,
    readOnly: !canEdit,
    maxLength: 4000,
    onBlur: leave,
    leftSection: isOne ? undefined : (
      <span className={classes.language} aria-hidden>
        {language.toUpperCase()}
      </span>
    ),
  };
  if (rows > 1)
    return (
      <Textarea
        {...shared}
        classNames={{ section: classes.top }}
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
