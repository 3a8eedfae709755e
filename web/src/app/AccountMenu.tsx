import { ActionIcon, Menu, SegmentedControl, Text, useMantineColorScheme } from "@mantine/core";
import { IconLogout, IconUser, IconUserCircle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { csrfToken } from "@/api/client";
import { meQuery } from "@/api/me";
import { LANGUAGES } from "@/app/i18n";

const NAMES = { en: "English", nl: "Nederlands" } as const;

/** Who I am, in which language and in which light. */
export function AccountMenu() {
  const { t, i18n } = useTranslation("components");
  const me = useQuery(meQuery);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" width={260} withArrow>
      <Menu.Target>
        <ActionIcon variant="subtle" size="lg" aria-label={t("shell.account")}>
          <IconUserCircle />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" truncate>
            {me.data?.name || me.data?.email}
          </Text>
        </Menu.Label>
        <SegmentedControl
          fullWidth
          size="xs"
          m={6}
          aria-label={t("shell.language")}
          data={LANGUAGES.map((value) => ({ value, label: NAMES[value] }))}
          value={i18n.language}
          onChange={(language) => i18n.changeLanguage(language)}
        />
        <SegmentedControl
          fullWidth
          size="xs"
          m={6}
          data={[
            { value: "light", label: t("shell.light") },
            { value: "dark", label: t("shell.dark") },
            { value: "auto", label: t("shell.auto") },
          ]}
          value={colorScheme}
          onChange={(scheme) => setColorScheme(scheme as typeof colorScheme)}
        />
        <Menu.Divider />
        <Menu.Item leftSection={<IconUser size={16} />} component="a" href="/account/password/">
          {t("shell.account")}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={signOut}>
          {t("shell.sign_out")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
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
