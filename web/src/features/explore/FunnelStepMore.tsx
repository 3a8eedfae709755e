import { Checkbox, Group, MultiSelect, NumberInput, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DurationInput } from "@/components/DurationInput";
import { useKnown } from "@/components/known";
import type { StepProps } from "./FunnelStepCard";

const BOUNDS = ["min_value", "max_value", "min_score", "max_score"] as const;

/** What a step may say beyond its touchpoints: channels, bounds, a window, whether it may be skipped, a name. */
export function FunnelStepMore({ step, place, count, channels, isAny, onChange }: StepProps) {
  const { t } = useTranslation("explore");
  const known = useKnown();
  const isBetween = place > 0 && place < count - 1;
  return (
    <Stack gap="xs" pl={40} pt="xs">
      <MultiSelect
        size="sm"
        clearable
        label={t("funnel.channels")}
        data={channels.map((value) => ({ value, label: known(value, "channel") }))}
        value={step.channels ?? []}
        onChange={(chosen) => onChange({ ...step, channels: chosen })}
      />
      <SimpleGrid cols={2} spacing="xs" verticalSpacing="xs">
        {BOUNDS.map((bound) => (
          <NumberInput
            key={bound}
            size="sm"
            label={t(`funnel.${bound}`)}
            hideControls
            value={step[bound] ?? ""}
            onChange={(value) => onChange({ ...step, [bound]: value === "" ? null : Number(value) })}
          />
        ))}
      </SimpleGrid>
      {!isAny && (
        <Group gap="md" align="flex-end">
          {place > 0 && (
            <DurationInput
              label={t("funnel.within_step")}
              value={step.within}
              onChange={(within) => onChange({ ...step, within })}
            />
          )}
          {isBetween && (
            <Checkbox
              mb={8}
              size="sm"
              label={t("funnel.optional")}
              checked={step.is_optional ?? false}
              onChange={(event) => onChange({ ...step, is_optional: event.currentTarget.checked })}
            />
          )}
        </Group>
      )}
      <TextInput
        size="sm"
        label={t("funnel.name")}
        placeholder={step.labels.join(" / ")}
        maxLength={200}
        value={step.name ?? ""}
        onChange={(event) => onChange({ ...step, name: event.currentTarget.value })}
      />
    </Stack>
  );
}
