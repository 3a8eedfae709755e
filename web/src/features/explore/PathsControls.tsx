import { Group, NumberInput, Paper, SegmentedControl, Select, Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { vocabularyQuery } from "@/api/analyses";
import { useWorkspaceId } from "@/api/me";
import { useKnown } from "@/components/known";
import { useLens } from "@/features/lens/lens";
import { labelsOf } from "@/features/lens/names";
import { DIRECTIONS, OCCURRENCES, PATH_CHARTS, type PathsOptions } from "./paths";

interface PathsControlsProps {
  options: PathsOptions;
  set: (change: Partial<PathsOptions>) => void;
}

/** From where, in which direction and how far. */
export function PathsControls({ options, set }: PathsControlsProps) {
  const { t } = useTranslation("explore");
  const [lens] = useLens();
  const known = useKnown();
  const vocabulary = useQuery(vocabularyQuery(useWorkspaceId())).data;
  const { anchor, to } = options;
  const names = [...new Set([...labelsOf(vocabulary, lens), ...[anchor, to].filter((one) => one !== null)])];
  const data = names.map((value) => ({ value, label: known(value, lens.level) }));
  const isForward = options.direction === "forward";
  const choice = <Key extends "direction" | "occurrences" | "chart">(
    key: Key,
    values: readonly PathsOptions[Key][],
  ) => (
    <SegmentedControl
      size="xs"
      aria-label={t(`paths.${key}`)}
      data={values.map((value) => ({ value, label: t(`paths.${value}`) }))}
      value={options[key]}
      onChange={(value) => set({ [key]: value })}
    />
  );
  return (
    <Paper withBorder p="sm" radius="md" bg="var(--app-card)" className="not-printed">
      <Group gap="sm" align="flex-end">
        <Select
          size="sm"
          w={210}
          searchable
          clearable
          label={t(isForward ? "paths.from" : "paths.back_from")}
          placeholder={t(isForward ? "paths.journey_start" : "paths.journey_end")}
          data={data}
          value={anchor}
          onChange={(name) => set({ anchor: name, to: name ? to : null })}
        />
        <Select
          size="sm"
          w={190}
          searchable
          clearable
          disabled={anchor === null}
          label={t("paths.to")}
          placeholder={t("paths.anywhere")}
          data={data.filter((one) => one.value !== anchor)}
          value={to}
          onChange={(name) => set({ to: name })}
        />
        <NumberInput
          size="sm"
          w={80}
          label={t("paths.depth")}
          min={1}
          max={12}
          value={options.depth}
          onChange={(value) => typeof value === "number" && set({ depth: value })}
        />
        <NumberInput
          size="sm"
          w={92}
          label={t("paths.top")}
          min={1}
          max={20}
          value={options.top}
          onChange={(value) => typeof value === "number" && set({ top: value })}
        />
        {choice("direction", DIRECTIONS)}
        {choice("occurrences", OCCURRENCES)}
        {choice("chart", PATH_CHARTS)}
        <Switch
          size="sm"
          mb={6}
          label={t("paths.collapse")}
          checked={options.collapse}
          onChange={(event) => set({ collapse: event.currentTarget.checked })}
        />
      </Group>
    </Paper>
  );
}
