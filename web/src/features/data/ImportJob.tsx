import { Alert, Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { IconArrowRight, IconFileAlert } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { workspaceQuery } from "@/api/me";
import { Failure } from "@/components/Failure";
import { JobProgress } from "@/components/JobProgress";
import { type Job, useCancelJob, useJob } from "@/components/job";
import { ButtonLink } from "@/components/links";
import { Page } from "@/components/Page";
import { tellFailure } from "@/components/told";
import { Waiting } from "@/components/Waiting";
import { ImportResult, type Result } from "./ImportResult";
import { canEdit } from "./role";
import { useUploads } from "./uploads";

interface ImportJobProps {
  workspaceId: string;
  jobId: string;
}

/** An import on its way, and what came of it. */
export function ImportJob({ workspaceId, jobId }: ImportJobProps) {
  const { t } = useTranslation("data");
  const client = useQueryClient();
  // New events change every figure of the workspace.
  const { data: job, error } = useJob(workspaceId, jobId, (ended) => {
    if (ended.status === "done") {
      client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "jobs" });
    }
  });
  if (error && !job) {
    return (
      <Page title={t("job.title")} actions={<BackToData />}>
        <Failure error={error} />
      </Page>
    );
  }
  if (!job) return <Waiting />;
  const title = job.status === "done" ? t("job.done") : t("job.title");
  return (
    <Page title={title} actions={<BackToData />}>
      <Stack gap="lg" maw={760}>
        {job.status === "done" ? (
          <ImportResult workspaceId={workspaceId} result={job.result as unknown as Result} />
        ) : (
          <UnderWay workspaceId={workspaceId} job={job} />
        )}
        <NextFile workspaceId={workspaceId} />
      </Stack>
    </Page>
  );
}

function BackToData() {
  const { t } = useTranslation("data");
  return (
    <ButtonLink
      variant="default"
      to="."
      search={(search: object) => ({ ...search, upload: undefined, job: undefined })}
    >
      {t("job.to_data")}
    </ButtonLink>
  );
}

/** Progress of an import, or how it failed. */
export function UnderWay({ workspaceId, job }: { workspaceId: string; job: Job }) {
  const { t } = useTranslation("data");
  const workspace = useQuery(workspaceQuery(workspaceId));
  const cancel = useCancelJob(workspaceId);
  const isOver = job.status === "failed" || job.status === "cancelled";
  return (
    <Card withBorder padding="lg" radius="md">
      <JobProgress
        job={job}
        onCancel={canEdit(workspace.data) ? () => cancel.mutate(job.id, { onError: tellFailure }) : undefined}
      />
      <Text size="sm" c="dimmed" mt="sm">
        {isOver ? t("job.send_again") : t("job.may_leave")}
      </Text>
    </Card>
  );
}

/** The next of several files, when one is under way. */
function NextFile({ workspaceId }: { workspaceId: string }) {
  const { t } = useTranslation("data");
  const navigate = useNavigate();
  const next = useUploads(workspaceId).find((one) => one.status === "ready");
  if (!next) return null;
  return (
    <Alert variant="light" icon={<IconFileAlert />} title={t("job.next")}>
      <Group justify="space-between">
        <Title order={3} size="sm" fw={400}>
          {next.name}
        </Title>
        <Button
          size="xs"
          rightSection={<IconArrowRight size={16} />}
          onClick={() =>
            navigate({
              to: ".",
              search: (search) => ({ ...search, job: undefined, upload: next.uploadId }),
            })
          }
        >
          {t("uploads.look")}
        </Button>
      </Group>
    </Alert>
  );
}
