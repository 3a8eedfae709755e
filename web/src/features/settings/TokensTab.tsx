import {
  ActionIcon,
  Anchor,
  Badge,
  Button,
  Group,
  Select,
  Stack,
  Table,
  Text,
  TextInput,
  Tooltip,
  VisuallyHidden,
} from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconKey, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { tellFailure } from "@/components/told";
import { dropToken, makeToken, type Token, tokensQuery } from "@/features/settings/api";
import { Section } from "@/features/settings/Section";
import { ShownOnce } from "@/features/settings/ShownOnce";

const SCOPES = ["read", "write"] as const;
const LASTS = ["30", "90", "365", "never"] as const;

/** Keys by which programs ask in my name. */
export function TokensTab() {
  const { t } = useTranslation("settings");
  const tokens = useSuspenseQuery(tokensQuery).data;
  return (
    <>
      <Section
        title={t("tokens.make_title")}
        lead={
          <>
            {t("tokens.lead")}{" "}
            <Anchor href="/api/docs" inherit underline="always">
              {t("tokens.docs")}
            </Anchor>
          </>
        }
      >
        <Make />
      </Section>
      <Section title={t("tokens.title", { count: tokens.length })}>
        {tokens.length === 0 ? (
          <Text c="dimmed" size="sm">
            {t("tokens.none")}
          </Text>
        ) : (
          <Table.ScrollContainer minWidth={480}>
            <Table verticalSpacing="xs" aria-label={t("tabs.tokens")}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t("tokens.name")}</Table.Th>
                  <Table.Th>{t("tokens.scope")}</Table.Th>
                  <Table.Th>{t("tokens.made")}</Table.Th>
                  <Table.Th>{t("tokens.ends")}</Table.Th>
                  <Table.Th w={56}>
                    <VisuallyHidden>{t("members.actions")}</VisuallyHidden>
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {tokens.map((token) => (
                  <Row key={token.id} token={token} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Section>
    </>
  );
}

function Make() {
  const { t } = useTranslation("settings");
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [scope, setScope] = useState<(typeof SCOPES)[number]>("read");
  const [lasts, setLasts] = useState<string>("90");
  const made = useMutation({
    mutationFn: () => makeToken({ name: name.trim(), scope, expires_at: endOf(lasts) }),
    onSuccess: () => {
      setName("");
      return client.invalidateQueries({ queryKey: tokensQuery.queryKey });
    },
    onError: tellFailure,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) made.mutate();
  };
  return (
    <Stack component="form" gap="md" onSubmit={submit}>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t("tokens.name")}
          placeholder={t("tokens.name_example")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={100}
          required
          flex={1}
          miw={180}
        />
        <Select
          label={t("tokens.scope")}
          w={210}
          allowDeselect={false}
          data={SCOPES.map((value) => ({ value, label: t(`scopes.${value}`) }))}
          value={scope}
          onChange={(value) => setScope(value as typeof scope)}
        />
        <Select
          label={t("tokens.ends")}
          w={150}
          allowDeselect={false}
          data={LASTS.map((value) => ({ value, label: t(`lasts.${value}`) }))}
          value={lasts}
          onChange={(value) => setLasts(value!)}
        />
        <Button type="submit" leftSection={<IconKey size={18} aria-hidden />} loading={made.isPending}>
          {t("tokens.make")}
        </Button>
      </Group>
      {made.data && (
        <ShownOnce
          label={t("tokens.secret", { name: made.data.name })}
          value={made.data.token}
          about={t("tokens.once")}
        />
      )}
    </Stack>
  );
}

function endOf(lasts: string): string | null {
  return lasts === "never" ? null : new Date(Date.now() + Number(lasts) * 86_400_000).toISOString();
}

function Row({ token }: { token: Token }) {
  const { t } = useTranslation("settings");
  const formats = useFormats();
  const client = useQueryClient();
  const dropped = useMutation({
    mutationFn: () => dropToken(token.id),
    onError: tellFailure,
    onSettled: () => client.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  });
  const isOver = token.expires_at !== null && new Date(token.expires_at) < new Date();
  const label = t("tokens.drop", { name: token.name });
  const ask = () =>
    modals.openConfirmModal({
      title: t("tokens.drop_sure", { name: token.name }),
      children: <Text size="sm">{t("tokens.drop_text")}</Text>,
      labels: { confirm: t("tokens.drop_yes"), cancel: t("cancel") },
      confirmProps: { color: "red" },
      onConfirm: () => dropped.mutate(),
    });
  return (
    <Table.Tr>
      <Table.Td>{token.name}</Table.Td>
      <Table.Td>{t(`scopes.${token.scope}`, { defaultValue: token.scope })}</Table.Td>
      <Table.Td className="figures">{formats.day(token.made_at)}</Table.Td>
      <Table.Td className="figures">
        {token.expires_at ? formats.day(token.expires_at) : t("lasts.never")}{" "}
        {isOver && (
          <Badge color="gray" variant="light">
            {t("tokens.over")}
          </Badge>
        )}
      </Table.Td>
      <Table.Td>
        <Tooltip label={label}>
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={label}
            onClick={ask}
            loading={dropped.isPending}
          >
            <IconTrash size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Table.Td>
    </Table.Tr>
  );
}
