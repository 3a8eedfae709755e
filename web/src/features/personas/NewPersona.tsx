import { Alert, Button, Group, Modal, Radio, Select, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { addPersona } from "@/features/personas/api";
import { isEveryone } from "@/features/personas/rule";
import { SegmentBuilder } from "@/features/personas/SegmentBuilder";
import { LiveSize } from "@/features/personas/SegmentSize";
import { EMPTY_RULE, newPersona, type Persona } from "@/features/personas/types";

const STARTS = ["empty", "template", "segment"] as const;
const TEMPLATES = ["consumer", "business", "service"] as const;
type Start = (typeof STARTS)[number];

/** Asks how a new persona begins, makes it and opens its page. */
export function NewPersona({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation("personas");
  return (
    <Modal opened={isOpen} onClose={onClose} title={t("new.title")} size="lg">
      <NewPersonaForm onClose={onClose} />
    </Modal>
  );
}

function NewPersonaForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("personas");
  const workspaceId = useWorkspaceId();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [start, setStart] = useState<Start>("empty");
  const [template, setTemplate] = useState<string>(TEMPLATES[0]);
  const [rule, setRule] = useState(EMPTY_RULE);
  const begun = useTemplate(template);
  const made = useMutation({
    mutationFn: () => {
      const persona = start === "template" ? { ...begun, name: name.trim() } : newPersona(name.trim());
      return addPersona(workspaceId, start === "segment" ? { ...persona, segment: rule } : persona);
    },
    onSuccess: async (persona) => {
      await client.invalidateQueries({ queryKey: ["personas", workspaceId] });
      onClose();
      navigate({
        to: "/w/$workspaceId/personas/$personaId",
        params: { workspaceId, personaId: persona.id },
      });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    made.mutate();
  };
  return (
    <Stack component="form" onSubmit={submit}>
      <TextInput
        label={t("new.name")}
        placeholder={t("new.name_example")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={200}
        required
        data-autofocus
      />
      <Radio.Group label={t("new.start")} value={start} onChange={(value) => setStart(value as Start)}>
        <Stack gap="xs" mt={6}>
          {STARTS.map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`new.${value}`)}
              description={t(`new.${value}_about`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {start === "template" && (
        <Select
          label={t("new.which")}
          allowDeselect={false}
          data={TEMPLATES.map((value) => ({ value, label: t(`templates.${value}.title`) }))}
          value={template}
          onChange={(value) => setTemplate(value!)}
        />
      )}
      {start === "segment" && (
        <>
          <SegmentBuilder rule={rule} onChange={setRule} />
          <LiveSize rule={rule} />
        </>
      )}
      {made.error && (
        <Alert color="red" role="alert">
          {made.error.message}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button
          type="submit"
          loading={made.isPending}
          disabled={name.trim() === "" || (start === "segment" && isEveryone(rule))}
        >
          {t("new.make")}
        </Button>
      </Group>
      {start === "segment" && isEveryone(rule) && (
        <Text size="sm" c="dimmed">
          {t("new.segment_first")}
        </Text>
      )}
    </Stack>
  );
}

/** A persona with the questions of a template where its answers will be. */
function useTemplate(template: string): Persona {
  const { t } = useTranslation("personas");
  const text = (key: string) => t(`templates.${template}.${key}`);
  return {
    ...newPersona(""),
    description: text("description"),
    demographics: Object.fromEntries(
      text("demographics")
        .split(", ")
        .map((key) => [key, "…"]),
    ),
    goals: [text("goal")],
    jobs: [text("job")],
    pains: [text("pain")],
    gains: [text("gain")],
  };
}
