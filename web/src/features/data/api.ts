import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, csrfToken, data, Problem, problemOf, type Shape } from "@/api/client";
import { isOver, type Job } from "@/components/job";
import type { MappingIn } from "./reading";
import type { Upload, Wire } from "./sending";

export type Import = Shape<"ImportOut">;

const of = (workspaceId: string) => ({ path: { workspace_id: workspaceId } });
const ofUpload = (workspaceId: string, uploadId: string) => ({
  path: { workspace_id: workspaceId, upload_id: uploadId },
});

/** What was imported, the latest first. */
export const importsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["imports", workspaceId],
    queryFn: async () =>
      (
        await data(
          api.GET("/api/workspaces/{workspace_id}/imports", {
            params: { ...of(workspaceId), query: { size: 200 } },
          }),
        )
      ).items,
  });

/** Imports that are under way, whoever began them. */
export const runningImportsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["jobs", workspaceId, "running imports"],
    queryFn: async () => {
      const asked = api.GET("/api/workspaces/{workspace_id}/jobs", {
        params: { ...of(workspaceId), query: { size: 20 } },
      });
      return ((await data(asked)).items as Job[]).filter((job) => job.kind === "import" && !isOver(job));
    },
    refetchInterval: ({ state }) => (state.data?.length ? 5000 : false),
  });

/** A file that was sent, wholly or in part. */
export const uploadQuery = (workspaceId: string, uploadId: string) =>
  queryOptions({
    queryKey: ["uploads", workspaceId, uploadId],
    queryFn: () => askUpload(workspaceId, uploadId),
    retry: false,
  });

/** What an import would make of a file, read like this. */
export const previewQuery = (workspaceId: string, uploadId: string, mapping: MappingIn) =>
  queryOptions({
    queryKey: ["uploads", workspaceId, uploadId, "preview", mapping],
    queryFn: () =>
      data(
        api.POST("/api/workspaces/{workspace_id}/uploads/{upload_id}/preview", {
          params: ofUpload(workspaceId, uploadId),
          body: mapping as Shape<"MappingIn">,
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const startImport = (workspaceId: string, uploadId: string, mapping: MappingIn, is_persons = false) =>
  data(
    api.POST("/api/workspaces/{workspace_id}/imports", {
      params: of(workspaceId),
      body: { upload_id: uploadId, mapping: mapping as Shape<"MappingIn">, is_persons },
    }),
  );

export const beginUpload = (workspaceId: string, name: string, size: number) =>
  data(api.POST("/api/workspaces/{workspace_id}/uploads", { params: of(workspaceId), body: { name, size } }));

export const askUpload = (workspaceId: string, uploadId: string) =>
  data(
    api.GET("/api/workspaces/{workspace_id}/uploads/{upload_id}", {
      params: ofUpload(workspaceId, uploadId),
    }),
  );

export const dropUpload = (workspaceId: string, uploadId: string) =>
  data(
    api.DELETE("/api/workspaces/{workspace_id}/uploads/{upload_id}", {
      params: ofUpload(workspaceId, uploadId),
    }),
  );

/** Where the report of an import's rejected rows is. */
export const rejectsAddress = (workspaceId: string, number: number) =>
  `/api/workspaces/${workspaceId}/imports/${number}/rejects`;

/** How bytes reach the server of a workspace. */
export function wireOf(workspaceId: string): Wire {
  return {
    ask: (uploadId) => askUpload(workspaceId, uploadId),
    put: (uploadId, offset, part, signal) => putPart(workspaceId, uploadId, offset, part, signal),
    wait: waitOrStop,
    now: () => performance.now(),
  };
}

/** Bytes are no JSON: they go past the client that is made from the API's document. */
async function putPart(
  workspaceId: string,
  uploadId: string,
  offset: number,
  part: Blob,
  signal: AbortSignal,
): Promise<Upload> {
  const address = `/api/workspaces/${workspaceId}/uploads/${uploadId}?offset=${offset}`;
  const headers = { "Content-Type": "application/octet-stream", "X-CSRFToken": csrfToken() };
  const answer = await fetch(address, { method: "PUT", body: part, headers, signal }).catch((error) => {
    signal.throwIfAborted();
    throw new Problem(0, "unreachable", String(error));
  });
  if (!answer.ok) throw await problemOf(answer);
  return answer.json();
}

/** Waits, or less long when the line is back. */
function waitOrStop(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener("online", end);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    window.addEventListener("online", end);
    signal.addEventListener("abort", end);
  });
}

export type DataOverview = Shape<"DataOverviewOut">;
export const EVERY = ["day", "week", "month"] as const;
export type Every = (typeof EVERY)[number];

/** How much data there is, from where, and what to look at. */
export const dataOverviewQuery = (workspaceId: string, every: Every) =>
  queryOptions({
    queryKey: ["data overview", workspaceId, every],
    queryFn: () =>
      data(
        api.GET("/api/workspaces/{workspace_id}/data/overview", {
          params: { ...of(workspaceId), query: { every } },
        }),
      ),
    placeholderData: keepPreviousData,
    // While the journeys are behind the events a build is under way.
    refetchInterval: ({ state }) => (state.data?.data.is_current === false ? 4000 : false),
  });
