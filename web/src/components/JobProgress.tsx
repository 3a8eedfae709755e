import { Alert, Button, Group, Progress, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { isOver, type Job, shareDone } from "@/components/job";

interface JobProgressProps {
  job: Job;
  /** Stops it; without it there is no button, as for who may only look. */
  onCancel?: () => void;
  /** Said when it is done; nothing is shown then when left out. */
  done?: string;
}

/** How far work in the background is, or how it ended. */
export function JobProgress({ job, onCancel, done }: JobProgressProps) {
  if (!isOver(job)) return <Running job={job} onCancel={onCancel} />;
  return <Ended job={job} done={done} />;
}

function Running({ job, onCancel }: JobProgressProps) {
  const { t } = useTranslation("components");
  const formats = useFormats();
  const [isCancelAsked, setCancelAsked] = useState(false);
  const share = shareDone(job);
  const kind = t(`job.kind.${job.kind}`, { defaultValue: t("job.kind.other") });
  const step = isCancelAsked
    ? t("job.cancelling")
    : job.status === "waiting"
      ? t("job.waiting")
      : t(`job.step.${job.step}`, { defaultValue: kind });
  return (
    <Stack gap={6}>
      <Group justify="space-between" wrap="nowrap" gap="md">
        <Text size="sm" role="status">
          {step}
        </Text>
        <Group gap="sm" wrap="nowrap">
          <Text size="sm" className="figures" c="dimmed">
            {share === null ? "" : formats.percent(Math.floor(share * 100) / 100)}
          </Text>
          {onCancel && (
            <Button
              size="compact-sm"
              variant="default"
              disabled={isCancelAsked}
              onClick={() => {
                setCancelAsked(true);
                onCancel();
              }}
            >
              {t("job.cancel")}
            </Button>
          )}
        </Group>
      </Group>
      <Progress.Root>
        <Progress.Section
          value={share === null ? 100 : share * 100}
          animated={share === null}
          striped={share === null}
          // Without an end in sight there is no value to tell.
          withAria={share !== null}
          aria-label={kind}
        />
      </Progress.Root>
    </Stack>
  );
}

function Ended({ job, done }: Pick<JobProgressProps, "job" | "done">) {
  const { t } = useTranslation("components");
  if (job.status === "done") {
    return done ? (
      <Group gap="xs" role="status" wrap="nowrap">
        <IconCircleCheck size={20} color="var(--mantine-primary-color-filled)" aria-hidden />
        <Text size="sm">{done}</Text>
      </Group>
    ) : null;
  }
  if (job.status === "cancelled") {
    return (
      <Text size="sm" c="dimmed" role="status">
        {t("job.cancelled")}
      </Text>
    );
  }
  return (
    <Alert icon={<IconAlertTriangle />} color="red" title={t("job.failed")} role="alert">
      {String(job.problem?.detail ?? t("job.failed_why"))}
    </Alert>
  );
}
