import { Stack, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Job, useJob } from "@/components/job";
import { AnchorLink } from "@/components/links";
import { UnderWay } from "./ImportJob";

interface RunningImportsProps {
  workspaceId: string;
  jobs: readonly Job[];
}

/** Imports that go on while everyone does something else. */
export function RunningImports({ workspaceId, jobs }: RunningImportsProps) {
  const { t } = useTranslation("data");
  if (jobs.length === 0) return null;
  return (
    <Stack gap="xs" component="section" aria-labelledby="running-title">
      <Title order={2} size="h4" id="running-title">
        {t("running.title")}
      </Title>
      {jobs.map((job) => (
        <RunningImport key={job.id} workspaceId={workspaceId} job={job} />
      ))}
    </Stack>
  );
}

function RunningImport({ workspaceId, job }: { workspaceId: string; job: Job }) {
  const { t } = useTranslation("data");
  const { data } = useJob(workspaceId, job.id);
  return (
    <div>
      <UnderWay workspaceId={workspaceId} job={data ?? job} />
      <AnchorLink to="." search={(search: object) => ({ ...search, job: job.id })} size="sm">
        {t("running.open")}
      </AnchorLink>
    </div>
  );
}
