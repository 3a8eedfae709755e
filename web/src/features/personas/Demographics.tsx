import { ActionIcon, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PartProps } from "@/features/personas/PersonaScreen";
import { Words } from "@/features/personas/Words";
import { said, withWords } from "@/mapping/texts";

/** Age, household and whatever a team calls them. */
export function Demographics({ persona, onChange }: PartProps) {
  const { t, i18n } = useTranslation("personas");
  const entries = Object.entries(persona.demographics);
  const put = (demographics: typeof persona.demographics) => onChange?.({ demographics });
  return (
    <Stack gap={6}>
      {entries.length === 0 && !onChange && (
        <Text size="sm" c="dimmed">
          {t("nothing_yet")}
        </Text>
      )}
      {entries.map(([key, text]) => (
        <Group key={key} wrap="nowrap" gap="xs" align="flex-start">
          <Text size="sm" c="dimmed" w={110} style={{ overflowWrap: "anywhere" }} pt={onChange && 3}>
            {key}
          </Text>
          <Text component="div" size="sm" flex={1} miw={0}>
            <Words
              label={key}
              value={said(text, i18n.language)}
              onChange={
                onChange &&
                ((words) =>
                  put({
                    ...persona.demographics,
                    [key]: withWords(text, i18n.language, [], words) ?? "",
                  }))
              }
            />
          </Text>
          {onChange && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              mt={3}
              className="not-printed"
              aria-label={t("demographics.remove", { key })}
              onClick={() => put(Object.fromEntries(entries.filter(([one]) => one !== key)))}
            >
              <IconX size={14} />
            </ActionIcon>
          )}
        </Group>
      ))}
      {onChange && (
        <Add
          taken={entries.map(([key]) => key)}
          onAdd={(key) => put({ ...persona.demographics, [key]: "" })}
        />
      )}
    </Stack>
  );
}

function Add({ taken, onAdd }: { taken: string[]; onAdd: (key: string) => void }) {
  const { t } = useTranslation("personas");
  const [key, setKey] = useState("");
  const wanted = key.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted === "" || taken.includes(wanted)) return;
    onAdd(wanted);
    setKey("");
  };
  return (
    <Group component="form" gap="xs" wrap="nowrap" onSubmit={submit} className="not-printed">
      <TextInput
        size="xs"
        flex={1}
        aria-label={t("demographics.key")}
        placeholder={t("demographics.example")}
        value={key}
        onChange={(event) => setKey(event.currentTarget.value)}
        maxLength={60}
        error={taken.includes(wanted) && t("demographics.taken")}
      />
      <Button
        type="submit"
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={wanted === ""}
      >
        {t("lines.add")}
      </Button>
    </Group>
  );
}
