import { CloseButton, Group, Select, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type Filter, STATUSES, UNSAID } from "../content";
import { useNames } from "../useNames";

/** By what the items are chosen that are shown. */
export function Filters({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const { t } = useTranslation("calendars");
  const names = useNames();
  const unsaid = { value: UNSAID, label: t("unsaid") };
  const fields = [
    { field: "phase", data: [...names.phases, unsaid] },
    { field: "channel", data: [...names.channels.map((value) => ({ value, label: value })), unsaid] },
    { field: "persona", data: names.personas },
    { field: "status", data: STATUSES.map((value) => ({ value, label: t(`status_of.${value}`) })) },
  ] as const;
  return (
    <Group gap="xs" role="search" aria-label={t("list.filters")}>
      <TextInput
        aria-label={t("list.search")}
        placeholder={t("list.search")}
        leftSection={<IconSearch size={15} aria-hidden />}
        rightSection={
          filter.words && (
            <CloseButton
              size="sm"
              aria-label={t("clear", { label: t("list.search") })}
              onClick={() => onChange({ ...filter, words: "" })}
            />
          )
        }
        value={filter.words}
        onChange={(event) => onChange({ ...filter, words: event.currentTarget.value })}
        size="xs"
        w={150}
      />
      {fields.map(({ field, data }) => (
        <Select
          key={field}
          size="xs"
          w={132}
          aria-label={t(`one.${field}`)}
          placeholder={t(`one.${field}`)}
          data={[...data]}
          value={filter[field] ?? null}
          onChange={(value) => onChange({ ...filter, [field]: value ?? undefined })}
          clearable
          clearButtonProps={{ "aria-label": t("clear", { label: t(`one.${field}`) }) }}
        />
      ))}
    </Group>
  );
}
