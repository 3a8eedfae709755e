import { ActionIcon, Button, Group, Progress, Stack, Text, Tooltip } from "@mantine/core";
import { IconFile, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { ButtonLink } from "@/components/links";
import { bytesOf } from "./bytes";
import classes from "./UploadList.module.css";
import { removeFile, type Sending, tryAgain } from "./uploads";

/** The files that are being sent, one after another, and those that wait to be looked at. */
export function UploadList({ files }: { files: readonly Sending[] }) {
  const { t } = useTranslation("data");
  if (files.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t("uploads.label")}>
      {files.map((file) => (
        <li key={file.key} className={classes.file}>
          <FileRow file={file} />
        </li>
      ))}
    </ul>
  );
}

function FileRow({ file }: { file: Sending }) {
  const { t } = useTranslation("data");
  const label = t("uploads.remove", { name: file.name });
  return (
    <Group wrap="nowrap" gap="sm">
      <IconFile size={20} stroke={1.5} aria-hidden className={classes.icon} />
      <Stack gap={4} flex={1} miw={0}>
        <Text size="sm" fw={600} truncate title={file.name}>
          {file.name}
        </Text>
        <State file={file} />
      </Stack>
      {file.status === "ready" && (
        <ButtonLink
          to="."
          search={(search: object) => ({ ...search, upload: file.uploadId, job: undefined })}
          size="compact-sm"
        >
          {t("uploads.look")}
        </ButtonLink>
      )}
      {file.problem?.mayRetry && file.size > 0 && (
        <Button size="compact-sm" variant="default" onClick={() => tryAgain(file.key)}>
          {t("uploads.go_on")}
        </Button>
      )}
      <Tooltip label={label}>
        <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={() => removeFile(file.key)}>
          <IconX size={18} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}

function State({ file }: { file: Sending }) {
  const { t, i18n } = useTranslation("data");
  const formats = useFormats();
  const share = file.size ? file.received / file.size : 0;
  if (file.status === "failed") {
    const { code = "", detail = "" } = file.problem ?? {};
    const why = file.size === 0 ? t("uploads.empty") : t(`uploads.problem.${code}`, { defaultValue: detail });
    return (
      <Text size="sm" className={classes.failed} role="alert">
        {why}
      </Text>
    );
  }
  const sent = t("uploads.sent", {
    share: formats.percent(Math.floor(share * 100) / 100),
    size: bytesOf(file.size, i18n.language),
  });
  return (
    <>
      {file.status !== "ready" && (
        <Progress size="sm" value={100 * share} aria-label={t("uploads.progress", { name: file.name })} />
      )}
      <Text size="xs" c="dimmed" className="figures">
        {file.status === "sending" ? sent : t(`uploads.status.${file.status}`, { sent })}
      </Text>
    </>
  );
}
