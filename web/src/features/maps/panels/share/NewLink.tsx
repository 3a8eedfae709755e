import {
  Alert,
  Button,
  CopyButton,
  Group,
  MultiSelect,
  PasswordInput,
  Select,
  Stack,
  TextInput,
} from "@mantine/core";
import { IconCheck, IconCopy, IconExternalLink, IconLink } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { isLine } from "../../kinds";
import { laneTitle } from "../../titles";
import { useDocument, useMapId, useSaid } from "../../useMap";
import { makeShare } from "./api";

const DAYS = ["7", "30", "90", "365"];
const DAY_MS = 86_400_000;

/** Makes a link: with a password, until when, without which lanes. */
export function NewLink({ onMade }: { onMade(id: number): void }) {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const workspaceId = useWorkspaceId();
  const mapId = useMapId();
  const queries = useQueryClient();
  const { lanes } = useDocument();
  const [password, setPassword] = useState("");
  const [days, setDays] = useState<string | null>("30");
  const [hidden, setHidden] = useState<string[]>([]);
  const expires = days === null ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString();
  const made = useMutation({
    mutationFn: () => makeShare(workspaceId, mapId, { password, expires_at: expires, hidden_lanes: hidden }),
    onSuccess: ({ id }) => {
      setPassword("");
      onMade(id);
      return queries.invalidateQueries({ queryKey: ["shares", mapId] });
    },
  });
  const shown = lanes.filter((lane) => !isLine(lane) && !lane.is_hidden);
  return (
    <Stack gap="sm">
      <Group grow align="flex-start" gap="sm" preventGrowOverflow={false}>
        <PasswordInput
          label={t("share.password")}
          description={t("share.password_about")}
          inputWrapperOrder={["label", "input", "description"]}
          autoComplete="new-password"
          maxLength={500}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          miw={200}
        />
        <Select
          label={t("share.expires")}
          data={DAYS.map((value) => ({ value, label: t("share.days", { count: Number(value) }) }))}
          placeholder={t("share.never")}
          value={days}
          onChange={setDays}
          clearable
          miw={200}
        />
      </Group>
      <MultiSelect
        label={t("share.hidden")}
        description={t("share.hidden_about")}
        inputWrapperOrder={["label", "input", "description"]}
        placeholder={hidden.length === 0 ? t("share.hidden_none") : undefined}
        data={shown.map((lane) => ({ value: lane.id, label: laneTitle(lane, said, t) }))}
        value={hidden}
        onChange={setHidden}
        clearable
      />
      {made.error && (
        <Alert color="red" role="alert">
          {made.error.message}
        </Alert>
      )}
      {made.data ? <Made link={made.data.link} /> : null}
      <Group justify="flex-end">
        <Button
          variant={made.data ? "default" : "filled"}
          leftSection={<IconLink size={18} aria-hidden />}
          loading={made.isPending}
          onClick={() => made.mutate()}
        >
          {t(made.data ? "share.make_another" : "share.make")}
        </Button>
      </Group>
    </Stack>
  );
}

/** The address of a new link, which is shown this once. */
function Made({ link }: { link: string }) {
  const { t } = useTranslation("maps");
  return (
    <Alert color="sea" role="status" title={t("share.made")}>
      {t("share.once")}
      <Group align="flex-end" gap="xs" mt="xs">
        <TextInput
          flex={1}
          miw={200}
          aria-label={t("share.link")}
          value={link}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={link} timeout={3000}>
          {({ copied, copy }) => (
            <Button
              onClick={copy}
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            >
              {t(copied ? "share.copied" : "share.copy")}
            </Button>
          )}
        </CopyButton>
        <Button
          variant="default"
          component="a"
          href={link}
          target="_blank"
          rel="noopener"
          leftSection={<IconExternalLink size={16} aria-hidden />}
        >
          {t("share.look")}
        </Button>
      </Group>
    </Alert>
  );
}
