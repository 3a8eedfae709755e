import {
  ActionIcon,
  Box,
  Button,
  Group,
  MultiSelect,
  NativeSelect,
  Paper,
  SegmentedControl,
  Select,
  Stack,
  Switch,
  Text,
} from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { vocabularyQuery } from "@/api/analyses";
import { useWorkspaceId } from "@/api/me";
import { DurationInput } from "@/components/DurationInput";
import { LensControls } from "@/features/lens/LensBar";
import type { BuilderProps } from "./FunnelBuilder";
import { type Exclusion, type FunnelOptions, MODES, type Mode } from "./funnel";

const FIRST_CHANNEL = "first channel";
const EVERY = ["day", "week", "month"] as const;

/** How the steps are counted: window, order, what may not come between; and by what the answer is split. */
export function FunnelSettings({ options, set, names }: BuilderProps & { names: string[] }) {
  const { t } = useTranslation("explore");
  const attributes = useQuery(vocabularyQuery(useWorkspaceId())).data?.attributes ?? [];
  const breakdowns = [
    { value: FIRST_CHANNEL, label: t("funnel.first_channel") },
    ...attributes.filter((one) => one.n_values > 0).map((one) => ({ value: one.name, label: one.name })),
  ];
  return (
    <Paper withBorder p="md" radius="md" bg="var(--app-card)">
      <Stack gap="md">
        <DurationInput
          label={t("funnel.within")}
          description={t("funnel.within_note")}
          value={options.within}
          onChange={(within) => set({ within })}
        />
        <NativeSelect
          size="sm"
          label={t("funnel.mode")}
          data={MODES.map((value) => ({ value, label: t(`funnel.mode_${value}`) }))}
          value={options.mode}
          onChange={(event) => set({ mode: event.currentTarget.value as Mode })}
        />
        {options.mode !== "any" && <Exclusions options={options} set={set} names={names} />}
        <Select
          size="sm"
          clearable
          label={t("funnel.breakdown")}
          placeholder={t("funnel.none")}
          data={breakdowns}
          value={options.breakdown}
          onChange={(breakdown) => set({ breakdown })}
        />
        <Box>
          <Text size="sm" fw={500} mb={4}>
            {t("funnel.trend")}
          </Text>
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label={t("funnel.trend")}
            data={[
              { value: "", label: t("funnel.none") },
              ...EVERY.map((value) => ({ value, label: t(`trend.${value}`) })),
            ]}
            value={options.every ?? ""}
            onChange={(every) => set({ every: (every || null) as FunnelOptions["every"] })}
          />
        </Box>
        <Box>
          <Switch
            size="sm"
            label={t("funnel.compare")}
            checked={options.other !== null}
            onChange={(event) => set({ other: event.currentTarget.checked ? {} : null })}
          />
          {options.other !== null && (
            <LensControls
              lens={options.other}
              onChange={(other) => set({ other })}
              name={t("funnel.other_lens")}
            />
          )}
        </Box>
      </Stack>
    </Paper>
  );
}

function Exclusions({ options, set, names }: BuilderProps & { names: string[] }) {
  const { t } = useTranslation("explore");
  const { exclude, steps } = options;
  const replace = (place: number, next: Exclusion) =>
    set({ exclude: exclude.map((one, n) => (n === place ? next : one)) });
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        {t("funnel.exclude")}
      </Text>
      {exclude.map((one, place) => (
        <Stack key={place} gap={4}>
          <Group gap={4} wrap="nowrap" align="flex-start">
            <MultiSelect
              flex={1}
              miw={0}
              size="sm"
              searchable
              aria-label={t("funnel.excluded")}
              placeholder={one.labels.length ? undefined : t("funnel.choose")}
              data={[...new Set([...names, ...one.labels])]}
              value={one.labels}
              onChange={(labels) => replace(place, { ...one, labels })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={34}
              aria-label={t("funnel.remove_exclusion", { names: one.labels.join(", ") })}
              onClick={() => set({ exclude: exclude.filter((_, n) => n !== place) })}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
          <NativeSelect
            size="xs"
            aria-label={t("funnel.exclude_where")}
            data={[
              { value: "", label: t("funnel.exclude_anywhere") },
              ...steps
                .slice(1)
                .map((_, n) => ({ value: `${n + 1}`, label: t("funnel.between", { a: n + 1, b: n + 2 }) })),
            ]}
            value={one.after ? `${one.after}` : ""}
            onChange={(event) => {
              const after = Number(event.currentTarget.value) || null;
              replace(place, { ...one, after });
            }}
          />
        </Stack>
      ))}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} />}
        style={{ alignSelf: "flex-start" }}
        onClick={() => set({ exclude: [...exclude, { labels: [] }] })}
      >
        {t("funnel.add_exclusion")}
      </Button>
    </Stack>
  );
}
