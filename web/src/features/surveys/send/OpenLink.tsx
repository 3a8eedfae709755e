import { ActionIcon, Button, CopyButton, Group, Stack, Text, TextInput, Tooltip } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconCheck, IconCopy, IconDownload, IconExternalLink } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { fileNameOf, save } from "@/components/chartFiles";
import { tellFailure } from "@/components/told";
import { useDocumentId } from "@/documents/address";
import { useSaid } from "@/documents/useDocument";
import { openSurvey } from "../api";
import { useSurvey } from "../useSurvey";
import classes from "./Send.module.css";
import { useCollecting } from "./useCollecting";

/** The link by which anyone answers, with its QR code. */
export function OpenLink() {
  const { t } = useTranslation("surveys");
  const { canEdit } = useSurvey();
  const found = useCollecting();
  if (!found) return null;
  if (!found.link || !found.qr)
    return canEdit ? (
      <FirstLink />
    ) : (
      <Text size="sm" c="dimmed">
        {t("link.none_viewer")}
      </Text>
    );
  return (
    <div className={classes.link}>
      <Stack gap="xs" className={classes.linkWords}>
        <Group gap={4} wrap="nowrap" align="flex-end">
          <TextInput
            label={t("link.label")}
            value={found.link}
            readOnly
            className={classes.grows}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Copy link={found.link} />
          <Tooltip label={t("link.look")}>
            <ActionIcon
              component="a"
              href={found.link}
              target="_blank"
              rel="noreferrer"
              variant="default"
              size={36}
              aria-label={t("link.look")}
            >
              <IconExternalLink size={17} />
            </ActionIcon>
          </Tooltip>
        </Group>
        {canEdit && <NewLink />}
      </Stack>
      <Qr svg={found.qr} />
    </div>
  );
}

function FirstLink() {
  const { t } = useTranslation("surveys");
  const { questions } = useSurvey();
  const make = useMutation({ ...openSurvey(useWorkspaceId(), useDocumentId()), onError: tellFailure });
  return (
    <Button
      variant="default"
      loading={make.isPending}
      disabled={questions.length === 0}
      onClick={() => make.mutate(false)}
    >
      {t("link.make")}
    </Button>
  );
}

function Copy({ link }: { link: string }) {
  const { t } = useTranslation("surveys");
  return (
    <CopyButton value={link}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          onClick={copy}
          leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
        >
          {t(copied ? "link.copied" : "link.copy")}
        </Button>
      )}
    </CopyButton>
  );
}

function NewLink() {
  const { t } = useTranslation("surveys");
  const renew = useMutation({ ...openSurvey(useWorkspaceId(), useDocumentId()), onError: tellFailure });
  const ask = () =>
    modals.openConfirmModal({
      title: t("link.new"),
      children: <Text size="sm">{t("link.new_about")}</Text>,
      labels: { confirm: t("link.new"), cancel: t("cancel") },
      onConfirm: () => renew.mutate(true),
    });
  return (
    <Button variant="subtle" size="compact-sm" w="fit-content" loading={renew.isPending} onClick={ask}>
      {t("link.new")}
    </Button>
  );
}

function Qr({ svg }: { svg: string }) {
  const { t } = useTranslation("surveys");
  const title = useSaid()(useSurvey().survey.title);
  return (
    <Stack gap={4} align="center">
      <img
        src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
        alt={t("link.qr")}
        className={classes.qr}
        width={132}
        height={132}
      />
      <Button
        variant="subtle"
        size="compact-xs"
        leftSection={<IconDownload size={14} />}
        onClick={() => save(fileNameOf(title, "svg"), new Blob([svg], { type: "image/svg+xml" }))}
      >
        {t("link.qr_save")}
      </Button>
    </Stack>
  );
}
