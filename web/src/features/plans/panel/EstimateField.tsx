import { Button, Group, NumberInput, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDecimals } from "@/app/format";
import { useSet, useWords } from "@/documents/edits";
import { useSaid } from "@/documents/useDocument";
import { useEstimate } from "../grid/useEstimate";
import type { Action, Estimate } from "../plan";
import { usePlan } from "../usePlan";

/** What an action may yield and how that was worked out; an own estimate says why as well. */
export function EstimateField({ action }: { action: Action }) {
  const { t } = useTranslation("plans");
  const { canEdit } = usePlan();
  const said = useSaid();
  const set = useSet(action.id, "estimate");
  const shown = useEstimate()(action);
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={500}>
          {t("estimate.label")}
        </Text>
        {canEdit && !isOpen && (
          <Button variant="subtle" size="compact-xs" onClick={() => setOpen(true)}>
            {t(action.estimate ? "estimate.change" : "estimate.add")}
          </Button>
        )}
      </Group>
      {isOpen ? (
        <EstimateForm
          estimate={action.estimate}
          onKeep={(estimate) => {
            set(estimate);
            setOpen(false);
          }}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <>
          <Text size="sm" c={shown ? undefined : "dimmed"} className="figures">
            {shown?.said ?? t("estimate.none")}
          </Text>
          {action.estimate && (
            <Text size="xs" c="dimmed">
              {said(action.estimate.why)}
            </Text>
          )}
        </>
      )}
    </div>
  );
}

interface EstimateFormProps {
  estimate: Estimate | null | undefined;
  onKeep: (estimate: Estimate | null) => void;
  onCancel: () => void;
}

function EstimateForm({ estimate, onKeep, onCancel }: EstimateFormProps) {
  const { t } = useTranslation("plans");
  const said = useSaid();
  const words = useWords();
  const decimals = useDecimals();
  const [numbers, setNumbers] = useState<Record<string, string | number>>({
    value: estimate?.value ?? "",
    low: estimate?.low ?? "",
    high: estimate?.high ?? "",
  });
  const [unit, setUnit] = useState(estimate?.unit ?? "");
  const [why, setWhy] = useState(said(estimate?.why));
  const { value, low, high } = numbers;
  const isInside =
    (low === "" || Number(low) <= Number(value)) && (high === "" || Number(high) >= Number(value));
  const canKeep = value !== "" && unit.trim() !== "" && why.trim() !== "" && isInside;
  const end = (given: string | number | undefined) => (given === "" ? {} : Number(given));
  const keep = () =>
    onKeep({
      value: Number(value),
      ...(low !== "" && { low: end(low) as number }),
      ...(high !== "" && { high: end(high) as number }),
      unit: unit.trim(),
      why: words(estimate?.why, why)!,
    });
  return (
    <Stack gap="xs">
      <SimpleGrid cols={3} spacing="xs">
        {(["value", "low", "high"] as const).map((field) => (
          <NumberInput
            key={field}
            {...decimals}
            size="xs"
            label={t(`estimate.${field}`)}
            value={numbers[field]}
            onChange={(given) => setNumbers({ ...numbers, [field]: given })}
            error={field === "value" && !isInside && t("estimate.outside")}
            hideControls
          />
        ))}
      </SimpleGrid>
      <TextInput
        size="xs"
        label={t("estimate.unit")}
        description={t("estimate.unit_about")}
        value={unit}
        maxLength={200}
        onChange={(event) => setUnit(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        label={t("estimate.why")}
        value={why}
        maxLength={1000}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      <Group gap="xs" justify="flex-end">
        {estimate && (
          <Button variant="subtle" color="red" size="xs" onClick={() => onKeep(null)}>
            {t("estimate.remove")}
          </Button>
        )}
        <Button variant="default" size="xs" onClick={onCancel}>
          {t("cancel")}
        </Button>
        <Button size="xs" disabled={!canKeep} onClick={keep}>
          {t("keep")}
        </Button>
      </Group>
    </Stack>
  );
}
