import { Button, CloseButton, Group, NativeSelect, Text, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useKnown } from "@/components/known";
import type { Register } from "./merge";
import type { Filter } from "./rows";
import { useShown } from "./useShown";

const EVERY = "*"; // no channel is called so

/** What narrows the register down. */
export function Filters({ register, nFound }: { register: Register; nFound: number }) {
  const { t } = useTranslation("touchpoints");
  const formats = useFormats();
  const known = useKnown();
  const [{ filter }, show] = useShown();
  const say = (next: Filter) => show({ filter: { ...filter, ...next } });
  const values = {
    channel: register.channels.map((value) => ({ value, label: known(value, "channel") })),
    phase: register.phases.map((value) => ({ value, label: known(value, "phase") })),
    owner: register.owners.map((value) => ({ value, label: value })),
    weight: (["primary", "supporting"] as const).map((value) => ({ value, label: t(`weight.${value}`) })),
  };
  const isFiltered = Object.values(filter).some((one) => one !== undefined);
  return (
    <Group gap="xs" align="flex-end">
      <TextInput
        w={220}
        size="sm"
        aria-label={t("filter.search")}
        placeholder={t("filter.search")}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={filter.q ?? ""}
        maxLength={200}
        onChange={(event) => say({ q: event.currentTarget.value || undefined })}
        rightSection={
          filter.q && (
            <CloseButton
              size="sm"
              aria-label={t("filter.clear_search")}
              onClick={() => say({ q: undefined })}
            />
          )
        }
      />
      {(["channel", "phase", "weight", "owner"] as const).map((field) => (
        <NativeSelect
          key={field}
          size="sm"
          maw={190}
          aria-label={t(`field.${field}`)}
          data={[
            { value: EVERY, label: t(`filter.every_${field}`) },
            ...values[field],
            ...(field === "weight" ? [] : [{ value: "", label: t(`filter.no_${field}`) }]),
          ]}
          value={filter[field] ?? EVERY}
          onChange={(event) => {
            const value = event.currentTarget.value;
            say({ [field]: value === EVERY ? undefined : value });
          }}
        />
      ))}
      {isFiltered && (
        <Button
          size="sm"
          variant="subtle"
          onClick={() =>
            say({ q: undefined, channel: undefined, phase: undefined, owner: undefined, weight: undefined })
          }
        >
          {t("filter.clear")}
        </Button>
      )}
      <Text size="sm" c="dimmed" className="figures" role="status" ml="auto">
        {t("filter.found", { n: formats.number(nFound), all: formats.number(register.touchpoints.length) })}
        {register.registered.share !== null &&
          ` · ${t("registered", { share: formats.percent(register.registered.share) })}`}
      </Text>
    </Group>
  );
}
