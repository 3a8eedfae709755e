import { Group, Input, NativeSelect, NumberInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DURATION_UNITS, type DurationUnit, partsOf } from "./durations";

interface DurationInputProps {
  label: string;
  description?: string;
  /** As the API writes it ("14d"); null is none. */
  value: string | null | undefined;
  onChange: (value: string | null) => void;
  placeholder?: string;
}

/** A length of time: a number and its unit. */
export function DurationInput({ label, description, value, onChange, placeholder }: DurationInputProps) {
  const { t } = useTranslation("components");
  const parts = partsOf(value);
  const [lastUnit, setUnit] = useState<DurationUnit>("d");
  const unit = parts?.unit ?? lastUnit;
  const say = (amount: number, in_: DurationUnit) => onChange(amount > 0 ? `${amount}${in_}` : null);
  return (
    <Input.Wrapper
      label={label}
      description={description}
      component="fieldset"
      style={{ border: 0, padding: 0 }}
    >
      <Group gap={6} wrap="nowrap" mt={4}>
        <NumberInput
          size="sm"
          w={88}
          aria-label={label}
          min={0}
          max={9999}
          decimalScale={1}
          allowNegative={false}
          placeholder={placeholder ?? "–"}
          value={parts?.amount ?? ""}
          onChange={(amount) => say(Number(amount), unit)}
        />
        <NativeSelect
          size="sm"
          flex={1}
          aria-label={t("duration.unit", { label })}
          data={DURATION_UNITS.map((one) => ({ value: one, label: t(`duration.${one}`) }))}
          value={unit}
          onChange={(event) => {
            const next = event.currentTarget.value as DurationUnit;
            setUnit(next);
            if (parts) say(parts.amount, next);
          }}
        />
      </Group>
    </Input.Wrapper>
  );
}
