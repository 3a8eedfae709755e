import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { api, data, type Shape } from "@/api/client";

/** Work in the background: an import, a build of the journeys, a proof, a draft. */
export type Job = Shape<"JobOut">;

const FIRST_WAIT = 400;
const LONGEST_WAIT = 3000;

/** Whether nothing more will happen. */
export function isOver(job: Pick<Job, "status">): boolean {
  return job.status !== "waiting" && job.status !== "running";
}

/** Milliseconds until a job is asked after again: soon at first, then ever less often. */
export function waitBefore(nAsked: number): number {
  return Math.min(FIRST_WAIT * 1.2 ** nAsked, LONGEST_WAIT);
}

/** How far a present step is, 0..1; null while that is not known. */
export function shareDone(job: Pick<Job, "done" | "total">): number | null {
  return job.total ? Math.min(job.done / job.total, 1) : null;
}

const jobKey = (workspaceId: string, jobId: string) => ["jobs", workspaceId, jobId] as const;

/** A job, asked after until it is over. */
export const jobQuery = (workspaceId: string, jobId: string) =>
  queryOptions({
    queryKey: jobKey(workspaceId, jobId),
    queryFn: () =>
      data(
        api.GET("/api/workspaces/{workspace_id}/jobs/{job_id}", {
          params: { path: { workspace_id: workspaceId, job_id: jobId } },
        }),
      ),
    refetchInterval: ({ state }) =>
      state.data && isOver(state.data) ? false : waitBefore(state.dataUpdateCount),
    // The one who waits may look at something else meanwhile.
    refetchIntervalInBackground: true,
  });

/** Follows a job to its end, of which `onEnd` is told once. */
export function useJob(workspaceId: string, jobId: string | null | undefined, onEnd?: (job: Job) => void) {
  const found = useQuery({ ...jobQuery(workspaceId, jobId ?? ""), enabled: Boolean(jobId) });
  const told = useRef<string | null>(null);
  const tell = useRef(onEnd);
  tell.current = onEnd;
  const job = jobId ? found.data : undefined;
  useEffect(() => {
    if (!job || !isOver(job) || told.current === job.id) return;
    told.current = job.id;
    tell.current?.(job);
  }, [job]);
  return { ...found, data: job };
}

/** Asks a job to stop. */
export function useCancelJob(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (jobId: string) =>
      data(
        api.POST("/api/workspaces/{workspace_id}/jobs/{job_id}/cancel", {
          params: { path: { workspace_id: workspaceId, job_id: jobId } },
        }),
      ),
    onSettled: (_job, _error, jobId) => client.invalidateQueries({ queryKey: jobKey(workspaceId, jobId) }),
  });
}
