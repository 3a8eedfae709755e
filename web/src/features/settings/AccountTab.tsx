import { Anchor, Button, Group, Input, List, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { changeMe, meQuery } from "@/api/me";
import { useLanguage } from "@/app/AccountMenu";
import { LANGUAGES, type Language } from "@/app/i18n";
import { tellDone, tellFailure } from "@/components/told";
import { Section } from "@/features/settings/Section";

const PAGES = [
  { key: "password", href: "/account/password/" },
  { key: "second_step", href: "/account/second-step/" },
  { key: "all", href: "/account/" },
] as const;

/** My name, my language, and how I sign in. */
export function AccountTab() {
  const { t } = useTranslation("settings");
  return (
    <>
      <Section title={t("account.profile")} lead={t("account.profile_lead")}>
        <Stack gap="lg">
          <Name />
          <Languages />
        </Stack>
      </Section>
      <Section title={t("account.signing_in")} lead={t("account.signing_in_lead")}>
        <List spacing="sm" listStyleType="none">
          {PAGES.map((page) => (
            <List.Item key={page.key}>
              <Anchor href={page.href} underline="always">
                {t(`account.${page.key}`)}
              </Anchor>
              <Text size="sm" c="dimmed">
                {t(`account.${page.key}_about`)}
              </Text>
            </List.Item>
          ))}
        </List>
      </Section>
    </>
  );
}

function Name() {
  const { t } = useTranslation("settings");
  const me = useSuspenseQuery(meQuery).data;
  const [name, setName] = useState(me.name);
  const change = useMutation({ ...changeMe, onError: tellFailure });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ name: name.trim() }, { onSuccess: () => tellDone(t("account.name_kept")) });
  };
  return (
    <Group component="form" align="flex-end" gap="sm" onSubmit={submit}>
      <TextInput
        label={t("account.name")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={100}
        required
        autoComplete="name"
        w={320}
        maw="100%"
      />
      <Button
        type="submit"
        loading={change.isPending}
        disabled={name.trim() === "" || name.trim() === me.name}
      >
        {t("save")}
      </Button>
    </Group>
  );
}

const NAMES = { en: "English", nl: "Nederlands" } as const;

function Languages() {
  const { t } = useTranslation("settings");
  const [language, speak] = useLanguage();
  return (
    <Stack gap={4} align="flex-start">
      <Input.Label labelElement="div" id="language-label">
        {t("account.language")}
      </Input.Label>
      <SegmentedControl
        aria-labelledby="language-label"
        data={LANGUAGES.map((value) => ({ value, label: NAMES[value] }))}
        value={language}
        onChange={(chosen) => speak(chosen as Language)}
      />
    </Stack>
  );
}
