import { Group, SegmentedControl, Text } from "@mantine/core";
import { useId } from "react";
import marks from "../marks.module.css";
import { useProposition } from "../useProposition";

interface ScaleProps {
  label: string;
  isLabelHidden?: boolean;
  hint?: string;
  /** What it is called that nothing is chosen; without it something always is. */
  none?: string;
  options: readonly { value: number; label: string }[];
  value: number | null;
  onChange: (value: number | null) => void;
}

/** A choice on a short scale. */
export function Scale({ label, isLabelHidden, hint, none, options, value, onChange }: ScaleProps) {
  const { canEdit } = useProposition();
  const id = useId();
  const choices = options.map((one) => ({ value: String(one.value), label: one.label }));
  return (
    <div>
      <Group justify="space-between" gap="xs" className={isLabelHidden ? marks.said : undefined}>
        <Text size="sm" fw={500} id={id}>
          {label}
        </Text>
        {hint && (
          <Text size="xs" c="dimmed">
            {hint}
          </Text>
        )}
      </Group>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-labelledby={id}
        data={none ? [{ value: "", label: none }, ...choices] : choices}
        value={value === null ? "" : String(value)}
        onChange={(chosen) => onChange(chosen === "" ? null : Number(chosen))}
        readOnly={!canEdit}
      />
    </div>
  );
}
