import {
  ActionIcon,
  Button,
  Group,
  MultiSelect,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { labelsOf, namesOf, type SectionProps } from "./names";

const LEVELS = ["touchpoint", "channel", "phase"] as const;

/** What an event is called, which names are gathered under one, and which are left out. */
export function LensLevel({ lens, change, vocabulary }: SectionProps) {
  const { t } = useTranslation("lens");
  const hidden = lens.hidden ?? [];
  return (
    <Stack gap="sm">
      <SegmentedControl
        size="sm"
        aria-label={t("level.label")}
        data={LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))}
        value={lens.level ?? "touchpoint"}
        onChange={(level) => change({ ...lens, level, hidden: [], grouping: {} })}
      />
      <MultiSelect
        size="sm"
        searchable
        clearable
        openOnFocus={false}
        comboboxProps={{ withinPortal: false }}
        label={t("level.hidden")}
        description={t("level.hidden_note")}
        data={[...new Set([...labelsOf(vocabulary, lens), ...hidden])]}
        value={hidden}
        onChange={(names) => change({ ...lens, hidden: names })}
      />
      <Groups lens={lens} change={change} vocabulary={vocabulary} />
    </Stack>
  );
}

/** Names of one's own, each for several of the level. */
function Groups({ lens, change, vocabulary }: SectionProps) {
  const { t } = useTranslation("lens");
  const [draft, setDraft] = useState<{ name: string; names: string[] } | null>(null);
  const groups = Object.entries(lens.grouping ?? {});
  const taken = new Set(groups.flatMap(([, names]) => names));
  const free = namesOf(vocabulary, lens.level).filter((name) => !taken.has(name));
  const set = (name: string, names: string[]) =>
    change({ ...lens, grouping: { ...lens.grouping, [name]: names } });
  const isReady = draft !== null && draft.name.trim() !== "" && draft.names.length > 0;
  const add = () => {
    set(draft!.name.trim(), draft!.names);
    setDraft(null);
  };
  const look = {
    size: "sm",
    searchable: true,
    openOnFocus: false,
    comboboxProps: { withinPortal: false },
  } as const;
  return (
    <Stack gap={6}>
      <Text size="sm" fw={500}>
        {t("level.groups")}
      </Text>
      {groups.map(([name, names]) => (
        <Group key={name} gap={6} wrap="nowrap" align="flex-end">
          <MultiSelect
            {...look}
            flex={1}
            label={name}
            data={[...names, ...free]}
            value={names}
            onChange={(next) => set(name, next)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={34}
            aria-label={t("level.ungroup", { name })}
            onClick={() => set(name, [])}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      {draft ? (
        <Stack gap={6}>
          <TextInput
            size="sm"
            label={t("level.group_name")}
            maxLength={100}
            value={draft.name}
            onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
            data-autofocus
          />
          <MultiSelect
            {...look}
            label={t("level.group_of")}
            data={free}
            value={draft.names}
            onChange={(names) => setDraft({ ...draft, names })}
          />
          <Group gap={6}>
            <Button size="compact-sm" disabled={!isReady} onClick={add}>
              {t("level.gather")}
            </Button>
            <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setDraft(null)}>
              {t("cancel")}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          style={{ alignSelf: "flex-start" }}
          onClick={() => setDraft({ name: "", names: [] })}
        >
          {t("level.new_group")}
        </Button>
      )}
    </Stack>
  );
}
