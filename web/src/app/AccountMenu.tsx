import {
  ActionIcon,
  Divider,
  NavLink,
  Popover,
  SegmentedControl,
  Text,
  useMantineColorScheme,
} from "@mantine/core";
import { IconLogout, IconUser, IconUserCircle } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { csrfToken } from "@/api/client";
import { changeMe, meQuery, useWorkspaceId } from "@/api/me";
import { LANGUAGES, type Language } from "@/app/i18n";
import classes from "@/app/Shell.module.css";

const NAMES = { en: "English", nl: "Nederlands" } as const;

/** Who I am, in which language and in which light. */
export function AccountMenu() {
  const { t } = useTranslation("components");
  const me = useQuery(meQuery);
  const [language, speak] = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const openAccount = useOpenAccount();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover position="bottom-end" width={260} withArrow trapFocus opened={isOpen} onChange={setOpen}>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label={t("shell.account")}
          onClick={() => setOpen(!isOpen)}
        >
          <IconUserCircle />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <Text size="sm" c="dimmed" truncate px={6}>
          {me.data?.name || me.data?.email}
        </Text>
        <SegmentedControl
          fullWidth
          size="xs"
          m={6}
          aria-label={t("shell.language")}
          data={LANGUAGES.map((value) => ({ value, label: NAMES[value] }))}
          value={language}
          onChange={(chosen) => speak(chosen as Language)}
        />
        <SegmentedControl
          fullWidth
          size="xs"
          m={6}
          aria-label={t("shell.colours")}
          data={[
            { value: "light", label: t("shell.light") },
            { value: "dark", label: t("shell.dark") },
            { value: "auto", label: t("shell.auto") },
          ]}
          value={colorScheme}
          onChange={(scheme) => setColorScheme(scheme as typeof colorScheme)}
        />
        <Divider my="xs" />
        <NavLink
          component="button"
          className={classes.place}
          leftSection={<IconUser size={16} aria-hidden />}
          label={t("shell.account")}
          onClick={() => {
            setOpen(false);
            openAccount();
          }}
        />
        <NavLink
          component="button"
          className={classes.place}
          leftSection={<IconLogout size={16} aria-hidden />}
          label={t("shell.sign_out")}
          onClick={signOut}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

/** The language that is shown; a choice is kept on the account, which has the last word in any browser. */
export function useLanguage(): [Language, (language: Language) => void] {
  const { i18n } = useTranslation("components");
  const kept = useQuery(meQuery).data?.language;
  const keep = useMutation(changeMe);
  useEffect(() => {
    if (kept && kept !== i18n.language) i18n.changeLanguage(kept);
  }, [kept, i18n]);
  const speak = (language: Language) => {
    i18n.changeLanguage(language);
    keep.mutate({ language });
  };
  return [i18n.language as Language, speak];
}

/** The account's tab of the settings; outside a workspace, the server's own page. */
function useOpenAccount() {
  const workspaceId = useWorkspaceId();
  const navigate = useNavigate();
  return () =>
    workspaceId
      ? navigate({ to: "/w/$workspaceId/settings", params: { workspaceId }, search: { tab: "account" } })
      : location.assign("/account/");
}

function signOut() {
  const form = document.createElement("form");
  form.method = "post";
  form.action = "/account/logout/";
  const token = document.createElement("input");
  token.name = "csrfmiddlewaretoken";
  token.value = csrfToken();
  form.append(token);
  document.body.append(form);
  form.submit();
}
