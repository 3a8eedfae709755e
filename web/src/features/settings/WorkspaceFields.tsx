import { MultiSelect, NumberInput, Select, Stack, TagsInput, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { vocabularyQuery } from "@/features/personas/api";
import type { Settings } from "@/features/settings/api";
import { PhasesField } from "@/features/settings/PhasesField";
import type { Draft } from "@/features/settings/phases";
import { Section } from "@/features/settings/Section";

const LANGUAGES = ["nl", "en", "de", "fr", "es", "it", "pt", "pl", "da", "sv", "nb", "fi", "tr", "ar"];

interface WorkspaceFieldsProps {
  draft: Draft;
  kept: Settings;
  onChange: (part: Partial<Draft>) => void;
}

/** Every setting of a workspace. */
export function WorkspaceFields({ draft, kept, onChange }: WorkspaceFieldsProps) {
  const { t } = useTranslation("settings");
  const vocabulary = useQuery(vocabularyQuery(useWorkspaceId())).data;
  const touchpoints = vocabulary?.touchpoints.map((one) => one.name) ?? [];
  return (
    <>
      <Section title={t("workspace.general")}>
        <General draft={draft} onChange={onChange} />
      </Section>
      <Section title={t("workspace.phases")} lead={t("workspace.phases_lead")}>
        <PhasesField phases={draft.phases} kept={kept.phases} onChange={(phases) => onChange({ phases })} />
      </Section>
      <Section title={t("workspace.outcomes")} lead={t("workspace.outcomes_lead")}>
        <MultiSelect
          aria-label={t("workspace.outcomes")}
          data={[...new Set([...touchpoints, ...draft.outcomes])]}
          value={draft.outcomes}
          onChange={(outcomes) => onChange({ outcomes })}
          searchable
          maw={560}
        />
      </Section>
      <Section title={t("workspace.privacy")} lead={t("workspace.privacy_lead")}>
        <Stack maw={560}>
          <TagsInput
            label={t("workspace.hashed")}
            description={t("workspace.hashed_about")}
            data={["email", "phone", "ip", "user_id", "anonymous_id"]}
            value={draft.hashed_kinds}
            onChange={(hashed_kinds) => onChange({ hashed_kinds })}
          />
          <NumberInput
            label={t("workspace.limit")}
            description={t("workspace.limit_about")}
            value={draft.people_limit}
            onChange={(value) => onChange({ people_limit: Number(value) || 1 })}
            min={1}
            max={1_000_000}
            allowDecimal={false}
            styles={{ wrapper: { maxWidth: 180 } }}
          />
        </Stack>
      </Section>
    </>
  );
}

function General({ draft, onChange }: Omit<WorkspaceFieldsProps, "kept">) {
  const { t, i18n } = useTranslation("settings");
  const known = useMemo(() => choicesIn(i18n.language), [i18n.language]);
  return (
    <Stack maw={560}>
      <TextInput
        label={t("workspace.name")}
        value={draft.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        maxLength={100}
        required
      />
      <Select
        label={t("workspace.zone")}
        description={t("workspace.zone_about")}
        data={withValue(known.zones, draft.time_zone)}
        value={draft.time_zone}
        onChange={(zone) => zone && onChange({ time_zone: zone })}
        searchable
        limit={60}
        allowDeselect={false}
      />
      <Select
        label={t("workspace.currency")}
        description={t("workspace.currency_about")}
        data={known.currencies}
        value={draft.currency}
        onChange={(currency) => currency && onChange({ currency })}
        searchable
        limit={60}
        allowDeselect={false}
      />
      <MultiSelect
        label={t("workspace.languages")}
        description={t("workspace.languages_about")}
        data={known.languages}
        value={draft.languages}
        onChange={(languages) => languages.length > 0 && onChange({ languages })}
        searchable
      />
    </Stack>
  );
}

/** Zones, currencies and languages, named in a language. */
function choicesIn(language: string) {
  const currency = new Intl.DisplayNames(language, { type: "currency" });
  const spoken = new Intl.DisplayNames(language, { type: "language" });
  return {
    zones: ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")],
    currencies: Intl.supportedValuesOf("currency").map((value) => ({
      value,
      label: `${value} – ${currency.of(value)}`,
    })),
    languages: LANGUAGES.map((value) => ({ value, label: spoken.of(value) ?? value })),
  };
}

function withValue(values: string[], value: string): string[] {
  return values.includes(value) ? values : [value, ...values];
}
