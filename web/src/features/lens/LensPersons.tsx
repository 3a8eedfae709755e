import { MultiSelect, SegmentedControl, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { LensPersona } from "./LensPersona";
import { namesOf, type SectionProps } from "./names";

/** Whose journeys: what is known of them, what they did and did not. */
export function LensPersons({ lens, change, vocabulary }: SectionProps) {
  const { t } = useTranslation("lens");
  return (
    <Stack gap="sm">
      <LensPersona lens={lens} change={change} vocabulary={vocabulary} />
      <LensSegment lens={lens} change={change} vocabulary={vocabulary} />
      <SegmentedControl
        size="xs"
        aria-label={t("subject.label")}
        data={[
          { value: "person", label: t("subject.person") },
          { value: "account", label: t("subject.account") },
        ]}
        value={lens.subject ?? "person"}
        onChange={(subject) => change({ ...lens, subject: subject as "person" | "account" })}
      />
    </Stack>
  );
}

/** Which persons, by what is known of them and what they did. */
export function LensSegment({ lens, change, vocabulary }: SectionProps) {
  const { t } = useTranslation("lens");
  const formats = useFormats();
  const attributes = (vocabulary?.attributes ?? []).filter((one) => one.n_values > 0);
  const choose = (key: "did" | "did_not") => ({
    label: t(`persons.${key}`),
    data: namesOf(vocabulary, "touchpoint", lens[key]),
    value: lens[key] ?? [],
    onChange: (names: string[]) => change({ ...lens, [key]: names }),
  });
  return (
    <Stack gap="sm">
      {attributes.map((attribute) => {
        const persons = new Map(attribute.values.map((one) => [one.value, one.persons]));
        const chosen = lens.segment?.[attribute.name] ?? [];
        return (
          <MultiSelect
            key={attribute.name}
            {...LOOK}
            label={attribute.name}
            placeholder={chosen.length ? undefined : t("persons.any", { count: attribute.n_values })}
            data={[...new Set([...persons.keys(), ...chosen])]}
            renderOption={({ option }) => (
              <Text
                size="sm"
                className="figures"
                w="100%"
                display="flex"
                style={{ justifyContent: "space-between" }}
              >
                <span>{option.value}</span>
                <Text span size="xs" c="dimmed">
                  {formats.number(persons.get(option.value))}
                </Text>
              </Text>
            )}
            value={chosen}
            onChange={(values) => change({ ...lens, segment: { ...lens.segment, [attribute.name]: values } })}
          />
        );
      })}
      <MultiSelect {...LOOK} {...choose("did")} />
      <MultiSelect {...LOOK} {...choose("did_not")} />
    </Stack>
  );
}

const LOOK = {
  size: "sm",
  searchable: true,
  clearable: true,
  limit: 100,
  hidePickedOptions: true,
  openOnFocus: false,
  comboboxProps: { withinPortal: false },
} as const;
