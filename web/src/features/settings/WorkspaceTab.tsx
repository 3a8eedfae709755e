import { Alert, Button, Group, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/client";
import { useWorkspaceId } from "@/api/me";
import { JobProgress } from "@/components/JobProgress";
import { useJob } from "@/components/job";
import { tellDone } from "@/components/told";
import { saveSettings, settingsQuery } from "@/features/settings/api";
import { OwnersOnly, useRole } from "@/features/settings/OwnersOnly";
import { type Draft, draftOf, phaseProblem, settingsOf } from "@/features/settings/phases";
import { ReadSettings } from "@/features/settings/ReadSettings";
import { WorkspaceFields } from "@/features/settings/WorkspaceFields";

/** Name, zone, currency, phases, outcomes, languages and privacy of the workspace. */
export function WorkspaceTab() {
  const { t } = useTranslation("settings");
  const { role, isOwner } = useRole();
  if (!role) return null;
  if (isOwner) return <WorkspaceForm />;
  return (
    <>
      <OwnersOnly>{t("owners.workspace")}</OwnersOnly>
      <ReadSettings />
    </>
  );
}

function WorkspaceForm() {
  const { t } = useTranslation("settings");
  const { kept, draft, setDraft, save, reload } = useSettings();
  const job = useJob(useWorkspaceId(), save.data?.job_id).data;
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(kept));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(false);
  };
  const isStale = save.error instanceof Problem && save.error.status === 412;
  return (
    <form onSubmit={submit}>
      <WorkspaceFields
        draft={draft}
        kept={kept}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
      {save.error && (
        <Alert color="red" mb="md" role="alert">
          {save.error.message}
          {isStale && (
            <Group mt="sm">
              <Button size="xs" onClick={reload}>
                {t("workspace.reload")}
              </Button>
            </Group>
          )}
        </Alert>
      )}
      {job && <JobProgress job={job} done={t("workspace.rebuilt")} />}
      <Group gap="sm" mt="md">
        <Button
          type="submit"
          loading={save.isPending}
          disabled={!isChanged || draft.name.trim() === "" || phaseProblem(draft.phases) !== null}
        >
          {t("workspace.save")}
        </Button>
        {isChanged && (
          <Button variant="default" onClick={() => setDraft(draftOf(kept))}>
            {t("workspace.reset")}
          </Button>
        )}
      </Group>
    </form>
  );
}

/** The settings as they are kept and as they are being changed; how to keep them. */
function useSettings() {
  const { t } = useTranslation("settings");
  const workspaceId = useWorkspaceId();
  const client = useQueryClient();
  const query = settingsQuery(workspaceId);
  const kept = useSuspenseQuery(query).data;
  const [draft, setDraft] = useState<Draft>(() => draftOf(kept));
  const save = useMutation({
    mutationFn: (isConfirmed: boolean) =>
      saveSettings(workspaceId, settingsOf(draft, isConfirmed), kept.version),
    onSuccess: (changed) => {
      client.setQueryData(query.queryKey, changed);
      setDraft(draftOf(changed));
      tellDone(t("workspace.saved"));
      for (const key of ["workspace", "overview", "touchpoints", "vocabulary"])
        client.invalidateQueries({ queryKey: [key, workspaceId] });
      client.invalidateQueries({ queryKey: ["workspaces"] });
    },
    onError: (error) => {
      if (error instanceof Problem && error.code === "phase_in_use") confirm(error);
    },
  });
  const confirm = (problem: Problem) =>
    modals.openConfirmModal({
      title: t("phases.sure"),
      children: <Text size="sm">{problem.message}</Text>,
      labels: { confirm: t("phases.sure_yes"), cancel: t("cancel") },
      confirmProps: { color: "red" },
      onConfirm: () => save.mutate(true),
    });
  const reload = async () => {
    setDraft(draftOf(await client.fetchQuery({ ...query, staleTime: 0 })));
    save.reset();
  };
  return { kept, draft, setDraft, save, reload };
}
