import { Alert, Button, Grid, Group, Loader, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconHistory, IconUsers } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Page } from "@/components/Page";
import { Waiting } from "@/components/Waiting";
import { startImport, uploadQuery } from "./api";
import { HowWritten } from "./HowWritten";
import { PreviewTable } from "./PreviewTable";
import { RolePanel } from "./RolePanel";
import { UnreadFile } from "./UnreadFile";
import { discard, removeFile, uploadDone, useUploads } from "./uploads";
import { type ReadingState, useReading } from "./useReading";

interface ReadingScreenProps {
  workspaceId: string;
  uploadId: string;
}

/** A file that was sent: what each of its columns is, and the way into the workspace. */
export function ReadingScreen({ workspaceId, uploadId }: ReadingScreenProps) {
  const { t } = useTranslation("data");
  const upload = useQuery(uploadQuery(workspaceId, uploadId));
  const state = useReading(workspaceId, uploadId);
  const start = useStart(workspaceId, uploadId, () => startImport(workspaceId, uploadId, state.mapping()));
  const leave = useLeave(workspaceId, uploadId);
  if (upload.error || (state.error && !state.seen)) {
    const isChosen = Object.keys(state.dialect).length > 0;
    return (
      <UnreadFile
        name={upload.data?.name}
        error={upload.error ?? state.error}
        onLeave={leave}
        onAsRecognised={isChosen ? () => state.sayDialect({}) : undefined}
      />
    );
  }
  return (
    <Page
      isWide
      title={t("reading.title", { name: upload.data?.name ?? "…" })}
      lead={t("reading.lead")}
      actions={
        <>
          {state.isChecking && <Loader size="xs" aria-label={t("reading.checking")} />}
          <Button variant="subtle" color="gray" onClick={leave}>
            {t("reading.discard")}
          </Button>
          <Button onClick={() => start.mutate()} loading={start.isPending} disabled={!state.canStart}>
            {t("reading.start")}
          </Button>
        </>
      }
    >
      {state.reading && state.seen ? (
        <Stack gap="md">
          <Trouble state={state} error={start.error} />
          {state.missing.includes("time") && (
            <OfPersons workspaceId={workspaceId} uploadId={uploadId} state={state} />
          )}
          <Grid gap="lg">
            <Grid.Col span={{ base: 12, md: 4, xl: 3 }}>
              <RolePanel state={state} />
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 8, xl: 9 }}>
              <PreviewTable state={state} />
              <HowWritten state={state} />
            </Grid.Col>
          </Grid>
        </Stack>
      ) : (
        <Waiting rows={8} />
      )}
    </Page>
  );
}

/** What keeps the file from being imported, and what to do about it. */
function Trouble({ state, error }: { state: ReadingState; error: Error | null }) {
  const { t } = useTranslation("data");
  const { problem } = state;
  const missing = state.hasRows ? state.missing : [];
  const said =
    error?.message ??
    state.error?.message ??
    (problem &&
      t(`reading.problem.${problem.code}`, { defaultValue: problem.detail, detail: problem.detail })) ??
    (state.hasRows ? undefined : t("reading.no_rows"));
  if (missing.length > 0 || said) {
    return (
      <Alert
        color="orange"
        icon={<IconAlertTriangle />}
        role="alert"
        title={missing.length > 0 ? t("reading.needs") : t("reading.not_yet")}
      >
        {missing.length > 0 ? (
          <Stack gap={4}>
            {missing.map((need) => (
              <Text key={need} size="sm">
                {t(`reading.missing.${need}`)}
              </Text>
            ))}
          </Stack>
        ) : (
          said
        )}
      </Alert>
    );
  }
  if (!state.guess?.is_remembered) return null;
  return (
    <Group gap="xs">
      <IconHistory size={18} aria-hidden />
      <Text size="sm">{t("reading.remembered")}</Text>
    </Group>
  );
}

interface OfPersonsProps extends ReadingScreenProps {
  state: ReadingState;
}

/** A file without times may say who the customers are: each column is then an attribute of the person. */
function OfPersons({ workspaceId, uploadId, state }: OfPersonsProps) {
  const { t } = useTranslation("data");
  const start = useStart(workspaceId, uploadId, () =>
    startImport(workspaceId, uploadId, { person: state.mapping().person ?? [], ...state.dialect }, true),
  );
  const isKnown = !state.missing.includes("person");
  return (
    <Alert variant="light" icon={<IconUsers />} title={t("persons.title")}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t(isKnown ? "persons.text" : "persons.who")}</Text>
        {start.error && (
          <Text size="sm" c="red" role="alert">
            {start.error.message}
          </Text>
        )}
        <Button
          size="xs"
          variant="default"
          disabled={!isKnown || state.isChecking}
          loading={start.isPending}
          onClick={() => start.mutate()}
        >
          {t("persons.start")}
        </Button>
      </Stack>
    </Alert>
  );
}

function useStart(workspaceId: string, uploadId: string, started: () => ReturnType<typeof startImport>) {
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: started,
    onSuccess: (job) => {
      client.setQueryData(["jobs", workspaceId, job.id], job);
      uploadDone(workspaceId, uploadId);
      return navigate({ to: ".", search: (search) => ({ ...search, upload: undefined, job: job.id }) });
    },
  });
}

function useLeave(workspaceId: string, uploadId: string) {
  const navigate = useNavigate();
  const sending = useUploads(workspaceId).find((one) => one.uploadId === uploadId);
  return () => {
    if (sending) removeFile(sending.key);
    else discard(workspaceId, uploadId);
    return navigate({ to: ".", search: (search) => ({ ...search, upload: undefined }) });
  };
}
