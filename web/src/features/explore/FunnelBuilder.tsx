import { Button, Group, Paper, Select, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { analysisQuery, vocabularyQuery } from "@/api/analyses";
import { useWorkspaceId } from "@/api/me";
import { useKnown } from "@/components/known";
import { moved } from "@/components/sorting";
import { useLens } from "@/features/lens/lens";
import { labelsOf } from "@/features/lens/names";
import { FunnelSettings } from "./FunnelSettings";
import { FunnelStepCard } from "./FunnelStepCard";
import type { Transition } from "./flowGraph";
import { commonestNext, type FunnelOptions, type FunnelStep } from "./funnel";

export interface BuilderProps {
  options: FunnelOptions;
  set: (change: Partial<FunnelOptions>) => void;
}

/** The steps of a funnel, in order, and how they are counted. */
export function FunnelBuilder({ options, set }: BuilderProps) {
  const { t } = useTranslation("explore");
  const workspaceId = useWorkspaceId();
  const [lens] = useLens();
  const vocabulary = useQuery(vocabularyQuery(workspaceId)).data;
  const names = labelsOf(vocabulary, lens);
  const { steps } = options;
  const replace = (place: number, step: FunnelStep) =>
    set({ steps: steps.map((one, n) => (n === place ? step : one)) });
  const move = (from: number, to: number) => set({ steps: moved(steps, from, to) });
  return (
    <Stack gap="md">
      <Paper withBorder p="md" radius="md" bg="var(--app-card)">
        <Stack
          gap="xs"
          component="ol"
          style={{ listStyle: "none", margin: 0, padding: 0 }}
          aria-label={t("funnel.steps")}
        >
          {steps.map((step, place) => (
            <FunnelStepCard
              key={`${place} of ${steps.length}`}
              step={step}
              place={place}
              count={steps.length}
              names={names}
              channels={vocabulary?.channels.map((one) => one.name) ?? []}
              isAny={options.mode === "any"}
              onChange={(next) => replace(place, next)}
              onMove={move}
              onRemove={() => set({ steps: steps.filter((_, n) => n !== place) })}
            />
          ))}
        </Stack>
        <AddStep
          names={names}
          steps={steps}
          level={lens.level}
          onAdd={(name) => set({ steps: [...steps, { labels: [name] }] })}
        />
      </Paper>
      <FunnelSettings options={options} set={set} names={names} />
    </Stack>
  );
}

interface AddStepProps {
  names: string[];
  steps: FunnelStep[];
  level: string | undefined;
  onAdd: (name: string) => void;
}

function AddStep({ names, steps, level, onAdd }: AddStepProps) {
  const { t } = useTranslation("explore");
  const [lens] = useLens();
  const known = useKnown();
  const flow = useQuery(analysisQuery(useWorkspaceId(), "flow", { lens })).data;
  const next = commonestNext((flow?.transitions ?? []) as unknown as Transition[], steps);
  return (
    <Stack gap="xs" mt={steps.length ? "md" : 0}>
      <Select
        label={t(steps.length ? "funnel.add_step" : "funnel.first_step")}
        placeholder={t("funnel.choose")}
        size="sm"
        searchable
        value={null}
        data={names.map((value) => ({ value, label: known(value, level) }))}
        nothingFoundMessage={t("funnel.no_name")}
        onChange={(name) => name && onAdd(name)}
        key={steps.length}
      />
      {next.length > 0 && (
        <Group gap={6} role="group" aria-label={t("funnel.next")}>
          <Text size="xs" c="dimmed">
            {t(steps.length ? "funnel.next" : "funnel.begins")}
          </Text>
          {next.map((name) => (
            <Button
              key={name}
              size="compact-xs"
              variant="light"
              leftSection={<IconPlus size={12} />}
              aria-label={t("funnel.add_named", { name: known(name, level) })}
              onClick={() => onAdd(name)}
            >
              {known(name, level)}
            </Button>
          ))}
        </Group>
      )}
    </Stack>
  );
}
