import { Button, Group, Paper, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { JobProgress } from "@/components/JobProgress";
import { useCancelJob, useJob } from "@/components/job";
import { tellFailure } from "@/components/told";
import { rebuildQuery, startBuild } from "./api";
import classes from "./Rebuild.module.css";
import { useMayEdit } from "./useRegister";

/** The build that puts changed rules to work; while it runs, the counts are those of before. */
export function Rebuild({ isCurrent }: { isCurrent: boolean }) {
  const { t } = useTranslation("touchpoints");
  const client = useQueryClient();
  const workspaceId = useWorkspaceId();
  const mayEdit = useMayEdit();
  const cancel = useCancelJob(workspaceId);
  const known = rebuildQuery(workspaceId);
  const jobId = useQuery(known).data ?? null;
  const { data: job } = useJob(workspaceId, jobId, (ended) => {
    // Another change may have begun another build meanwhile.
    const isLast = client.getQueryData(known.queryKey) === ended.id;
    if (isLast && ended.status !== "failed") client.setQueryData(known.queryKey, null);
    client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] !== "jobs" && queryKey !== known.queryKey,
    });
  });
  const build = useMutation({
    mutationFn: () => startBuild(workspaceId),
    onSuccess: (made) => client.setQueryData(known.queryKey, made.id),
    onError: tellFailure,
  });
  if (job && jobId) {
    return (
      <Paper withBorder shadow="md" p="sm" radius="md" className={classes.corner}>
        <JobProgress
          job={job}
          onCancel={mayEdit ? () => cancel.mutate(job.id, { onError: tellFailure }) : undefined}
        />
        <Text size="xs" c="dimmed" mt={4}>
          {t("rebuild.counts")}
        </Text>
      </Paper>
    );
  }
  // It has just been asked for, or its end is being read.
  if (isCurrent || jobId) return null;
  return (
    <Paper withBorder shadow="md" p="sm" radius="md" className={classes.corner}>
      <Group gap="sm" wrap="nowrap" justify="space-between">
        <Text size="sm" c="dimmed">
          {t("rebuild.behind")}
        </Text>
        {mayEdit && (
          <Button
            size="compact-sm"
            variant="default"
            flex="none"
            loading={build.isPending}
            onClick={() => build.mutate()}
          >
            {t("rebuild.now")}
          </Button>
        )}
      </Group>
    </Paper>
  );
}
