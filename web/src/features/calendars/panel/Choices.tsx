import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useSet } from "@/documents/edits";
import { useContent } from "../useContent";
import type { Choice } from "../useNames";

interface ChoiceFieldProps {
  id: string;
  field: string;
  label: string;
  value: string | null | undefined;
  choices: readonly Choice[];
  /** What it says while nothing is chosen. */
  placeholder?: string;
  isNeeded?: boolean;
}

/** One of several values. */
export function ChoiceField({ id, field, label, value, choices, placeholder, isNeeded }: ChoiceFieldProps) {
  const { t } = useTranslation("calendars");
  const { canEdit } = useContent();
  const set = useSet(id, field);
  return (
    <Select
      label={label}
      placeholder={placeholder}
      data={[...choices]}
      value={value ?? null}
      onChange={set}
      allowDeselect={!isNeeded}
      clearable={!isNeeded && canEdit}
      clearButtonProps={{ "aria-label": t("clear", { label }) }}
      readOnly={!canEdit}
    />
  );
}
