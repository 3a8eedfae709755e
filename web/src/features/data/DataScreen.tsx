import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { Failure } from "@/components/Failure";
import { Page } from "@/components/Page";
import { Waiting } from "@/components/Waiting";
import { importsQuery, runningImportsQuery } from "./api";
import { DataOverview } from "./DataOverview";
import { DropArea } from "./DropArea";
import { HalfSent } from "./HalfSent";
import { ImportJob } from "./ImportJob";
import { ImportsTable } from "./ImportsTable";
import { NoData } from "./NoData";
import { ReadingScreen } from "./ReadingScreen";
import { RunningImports } from "./RunningImports";
import { canEdit } from "./role";
import { UploadList } from "./UploadList";
import { addFiles, useUploads } from "./uploads";

/** The data of a workspace; the address says which file is looked at, or which import is followed. */
export default function DataScreen() {
  const workspaceId = useWorkspaceId();
  const { upload, job } = useSearch({
    strict: false,
    select: (search) => ({ upload: idOf(search.upload), job: idOf(search.job) }),
    structuralSharing: true,
  });
  useReadyFile(workspaceId, Boolean(upload || job));
  if (upload) return <ReadingScreen key={upload} workspaceId={workspaceId} uploadId={upload} />;
  if (job) return <ImportJob key={job} workspaceId={workspaceId} jobId={job} />;
  return <DataPage workspaceId={workspaceId} />;
}

const idOf = (given: unknown) => (typeof given === "string" && given !== "" ? given : undefined);

function DataPage({ workspaceId }: { workspaceId: string }) {
  const { t } = useTranslation("data");
  const workspace = useQuery(workspaceQuery(workspaceId));
  const imports = useQuery(importsQuery(workspaceId));
  const running = useQuery(runningImportsQuery(workspaceId));
  const uploads = useUploads(workspaceId);
  if (imports.error) return <Failure error={imports.error} reset={() => imports.refetch()} />;
  if (!imports.data || !workspace.data) return <Waiting />;
  const mayEdit = canEdit(workspace.data);
  const isFirst = imports.data.length === 0 && uploads.length === 0 && !running.data?.length;
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Stack gap="xl">
        {mayEdit && (
          <Stack gap="sm">
            <DropArea isFirst={isFirst} onFiles={(files) => addFiles(workspaceId, files)} />
            <UploadList files={uploads} />
            <HalfSent workspaceId={workspaceId} />
          </Stack>
        )}
        {isFirst && <NoData mayEdit={mayEdit} />}
        <RunningImports workspaceId={workspaceId} jobs={running.data ?? []} />
        {imports.data.length > 0 && <DataOverview workspaceId={workspaceId} />}
        <ImportsTable workspaceId={workspaceId} imports={imports.data} canEdit={mayEdit} />
      </Stack>
    </Page>
  );
}

/** Opens a file that was sent from here when it is there, so that nobody has to ask for it. */
function useReadyFile(workspaceId: string, isBusy: boolean) {
  const uploads = useUploads(workspaceId);
  const navigate = useNavigate();
  const ready = uploads.filter((one) => one.status === "ready");
  // Files that were there before, or came while another was looked at, wait in the list.
  const known = useRef(new Set(ready.map((one) => one.key)));
  useEffect(() => {
    const fresh = ready.filter((one) => !known.current.has(one.key));
    for (const one of fresh) known.current.add(one.key);
    if (isBusy || !fresh[0]) return;
    navigate({ to: ".", search: (search) => ({ ...search, upload: fresh[0]!.uploadId }) });
  }, [isBusy, ready, navigate]);
}
