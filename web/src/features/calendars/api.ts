import { queryOptions } from "@tanstack/react-query";
import { api, csrfToken, data, problemOf, type Shape } from "@/api/client";

const one = (workspaceId: string, documentId: string) => ({
  workspace_id: workspaceId,
  document_id: documentId,
});

/** What one could make for a phase, without the kinds of content that it has. */
export const ideasQuery = (workspaceId: string, documentId: string, phase: string | null, version: number) =>
  queryOptions({
    queryKey: ["ideas", documentId, phase, version],
    queryFn: () =>
      data(
        api.GET("/api/workspaces/{workspace_id}/documents/{document_id}/calendar/ideas", {
          params: { path: one(workspaceId, documentId), query: { phase: phase ?? undefined } },
        }),
      ),
  });

export type ItemPerformance = Shape<"ItemPerformanceOut">;

/** What items did by their campaign codes; of the calendar and the data as they are now. */
export const performanceQuery = (
  workspaceId: string,
  documentId: string,
  how: { outcome: string[]; days: number },
  codes: string,
) =>
  queryOptions({
    queryKey: ["content-performance", documentId, how, codes],
    queryFn: ({ signal }) =>
      data(
        api.GET("/api/workspaces/{workspace_id}/documents/{document_id}/calendar/performance", {
          params: { path: one(workspaceId, documentId), query: how },
          signal,
        }),
      ),
  });

export type ReadTable = Shape<"ReadTableOut">;

/** What taking in a CSV or Excel file would change. */
export async function readTable(
  workspaceId: string,
  documentId: string,
  file: File,
  language: string,
): Promise<ReadTable> {
  const format = file.name.toLowerCase().endsWith(".xlsx") ? "xlsx" : "csv";
  const how = new URLSearchParams({ format, language });
  const path = `/api/workspaces/${workspaceId}/documents/${documentId}/calendar/reading?${how}`;
  const answer = await fetch(path, {
    method: "POST",
    body: file,
    headers: { "X-CSRFToken": csrfToken(), "Content-Type": "application/octet-stream" },
  });
  if (!answer.ok) throw await problemOf(answer);
  return (await answer.json()) as ReadTable;
}
