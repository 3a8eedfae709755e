import { Select, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { vocabularyQuery } from "@/api/analyses";
import { useWorkspaceId } from "@/api/me";
import { LensSegment } from "@/features/lens/LensPersons";
import { type Group, isOwn, OWN, type Personas } from "./groups";

interface GroupFieldProps {
  label: string;
  /** Who is meant when nothing is chosen. */
  placeholder: string;
  personas: Personas;
  value: Group;
  onChange: (group: Group) => void;
}

/** Whom an action touched, or not: a persona, or any segment in the words of the lens. */
export function GroupField({ label, placeholder, personas, value, onChange }: GroupFieldProps) {
  const { t } = useTranslation("plans");
  const own = isOwn(value) ? value : null;
  const vocabulary = useQuery({ ...vocabularyQuery(useWorkspaceId()), enabled: own !== null }).data;
  return (
    <Stack gap="xs" role="group" aria-label={label}>
      <Select
        size="xs"
        label={label}
        placeholder={placeholder}
        data={[...personas, { value: OWN, label: t("effect.own") }]}
        value={own ? OWN : (value as string | null)}
        onChange={(next) => onChange(next === OWN ? {} : next)}
        clearable
        clearButtonProps={{ "aria-label": t("clear", { label }) }}
      />
      {own && vocabulary && (
        <LensSegment
          lens={own}
          change={({ segment, did, did_not }) => onChange({ segment, did, did_not })}
          vocabulary={vocabulary}
        />
      )}
      {own && (
        <Text size="xs" c="dimmed">
          {t("effect.own_about")}
        </Text>
      )}
    </Stack>
  );
}
