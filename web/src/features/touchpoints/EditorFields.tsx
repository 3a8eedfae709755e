import {
  Autocomplete,
  Input,
  NativeSelect,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useKnown } from "@/components/known";
import type { Register, TouchpointIn } from "./merge";

interface EditorFieldsProps {
  register: Register;
  fields: TouchpointIn;
  onChange: (fields: TouchpointIn) => void;
}

/** What a touchpoint is: its name, where and when it happens, who owns it. */
export function EditorFields({ register, fields, onChange }: EditorFieldsProps) {
  const { t } = useTranslation("touchpoints");
  const known = useKnown();
  const say = (next: Partial<TouchpointIn>) => onChange({ ...fields, ...next });
  return (
    <Stack gap="sm">
      <TextInput
        label={t("field.name")}
        required
        maxLength={200}
        data-autofocus
        value={fields.name}
        onChange={(event) => say({ name: event.currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Autocomplete
          label={t("field.channel")}
          description={t("editor.channel_hint")}
          data={register.channels.map((one) => known(one, "channel"))}
          maxLength={100}
          value={known(fields.channel ?? "", "channel")}
          onChange={(typed) => {
            const channel = register.channels.find((one) => known(one, "channel") === typed) ?? typed;
            say({ channel: channel || null });
          }}
        />
        <NativeSelect
          label={t("field.phase")}
          description={t("editor.phase_hint")}
          data={[
            { value: "", label: "–" },
            ...register.phases.map((value) => ({ value, label: known(value, "phase") })),
          ]}
          value={fields.phase ?? ""}
          onChange={(event) => say({ phase: event.currentTarget.value || null })}
        />
        <div>
          <Input.Label component="div" id="weight-label">
            {t("field.weight")}
          </Input.Label>
          <SegmentedControl
            fullWidth
            aria-labelledby="weight-label"
            data={(["primary", "supporting"] as const).map((value) => ({
              value,
              label: t(`weight.${value}`),
            }))}
            value={fields.weight}
            onChange={(weight) => say({ weight: weight as TouchpointIn["weight"] })}
          />
        </div>
        <Autocomplete
          label={t("field.owner")}
          data={register.owners}
          maxLength={200}
          value={fields.owner ?? ""}
          onChange={(owner) => say({ owner: owner || null })}
        />
      </SimpleGrid>
      <Textarea
        label={t("field.description")}
        autosize
        minRows={1}
        maxRows={5}
        maxLength={2000}
        value={fields.description ?? ""}
        onChange={(event) => say({ description: event.currentTarget.value || null })}
      />
    </Stack>
  );
}
