import { Alert, Button, CopyButton, Group, Select, Stack, Text, Textarea } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { tellFailure } from "@/components/told";
import { Waiting } from "@/components/Waiting";
import { useDocumentId } from "@/documents/address";
import { guestsQuery, keepLink, keptLink, makeLink, type NewLink, removeLink } from "./api";
import { Guests } from "./Guests";
import classes from "./Invite.module.css";

const HOURS = ["2", "4", "12", "48", "168"];

/** The link and its QR code, who joined by it, and how it is closed. */
export function Invitation() {
  const workspaceId = useWorkspaceId();
  const documentId = useDocumentId();
  const guests = useQuery(guestsQuery(workspaceId, documentId));
  const [link, setLink] = useState(() => keptLink(documentId));
  const keep = (next: NewLink | null) => {
    keepLink(documentId, next);
    setLink(next);
  };
  if (!guests.data) return <Waiting rows={4} />;
  const isOpen = guests.data.expires_at !== null;
  return (
    <Stack>
      {isOpen && link ? <Link link={link} /> : <NewLinkForm isAgain={isOpen} onMade={keep} />}
      {isOpen && <Guests guests={guests.data.guests} />}
      {isOpen && <Closing until={guests.data.expires_at!} onClosed={() => keep(null)} />}
    </Stack>
  );
}

function Link({ link }: { link: NewLink }) {
  const { t } = useTranslation("workshops");
  return (
    <div className={classes.link}>
      <img
        src={`data:image/svg+xml;utf8,${encodeURIComponent(link.qr)}`}
        alt={t("invite.qr")}
        className={classes.qr}
      />
      <Stack gap="xs" className={classes.how}>
        <Text>{t("invite.how")}</Text>
        <Textarea
          aria-label={t("invite.link")}
          value={link.link}
          readOnly
          autosize
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={link.link}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              onClick={copy}
            >
              {t(copied ? "invite.copied" : "invite.copy")}
            </Button>
          )}
        </CopyButton>
      </Stack>
    </div>
  );
}

/** Makes a link. An open one cannot be shown again: only its hash is kept. */
function NewLinkForm({ isAgain, onMade }: { isAgain: boolean; onMade: (link: NewLink) => void }) {
  const { t } = useTranslation("workshops");
  const workspaceId = useWorkspaceId();
  const documentId = useDocumentId();
  const queries = useQueryClient();
  const [hours, setHours] = useState("4");
  const make = useMutation({
    mutationFn: () => makeLink(workspaceId, documentId, Number(hours)),
    onSuccess: (made) => {
      onMade(made);
      return queries.invalidateQueries({ queryKey: ["guests", workspaceId, documentId] });
    },
    onError: tellFailure,
  });
  return (
    <Stack>
      <Text>{t("invite.about")}</Text>
      {isAgain && <Alert color="gray">{t("invite.again")}</Alert>}
      <Group align="flex-end">
        <Select
          label={t("invite.hours")}
          data={HOURS.map((value) => ({ value, label: t(`invite.for.${value}`) }))}
          value={hours}
          onChange={(value) => setHours(value ?? "4")}
          allowDeselect={false}
          w={180}
        />
        <Button loading={make.isPending} onClick={() => make.mutate()}>
          {t(isAgain ? "invite.make_again" : "invite.make")}
        </Button>
      </Group>
    </Stack>
  );
}

function Closing({ until, onClosed }: { until: string; onClosed: () => void }) {
  const { t } = useTranslation("workshops");
  const formats = useFormats();
  const workspaceId = useWorkspaceId();
  const documentId = useDocumentId();
  const queries = useQueryClient();
  const close = useMutation({
    mutationFn: () => removeLink(workspaceId, documentId),
    onSuccess: () => {
      onClosed();
      return queries.invalidateQueries({ queryKey: ["guests", workspaceId, documentId] });
    },
    onError: tellFailure,
  });
  return (
    <Group justify="space-between">
      <Text size="sm" c="dimmed">
        {t("invite.until", { moment: formats.moment(until) })}
      </Text>
      <Button variant="subtle" color="red" size="xs" loading={close.isPending} onClick={() => close.mutate()}>
        {t("invite.close")}
      </Button>
    </Group>
  );
}
