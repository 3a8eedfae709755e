import { queryOptions } from "@tanstack/react-query";
import { api, data, Problem, type Shape } from "@/api/client";

/** The names of the touchpoints, to count a KPI by. */
export const touchpointNamesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["touchpoints", workspaceId, "names"],
    queryFn: () =>
      data(
        api.GET("/api/workspaces/{workspace_id}/touchpoints", {
          params: { path: { workspace_id: workspaceId } },
        }),
      ),
    staleTime: 60_000,
  });

const PLAN = "/api/workspaces/{workspace_id}/documents/{document_id}/plan";
const one = (workspaceId: string, documentId: string) => ({
  path: { workspace_id: workspaceId, document_id: documentId },
});

export type Every = "week" | "month" | "quarter";

/** Brings the series of the KPIs up to date; the edit comes by the live connection, as everyone's does. */
export const measurePlan = (workspaceId: string, documentId: string, every: Every | null) =>
  data(api.POST(`${PLAN}/measure`, { params: one(workspaceId, documentId), body: { every } }));

/** Puts the figures of a CSV into a KPI; the edit comes by the live connection. */
export const importSeries = (workspaceId: string, documentId: string, kpi: string, text: string) =>
  data(api.POST(`${PLAN}/series`, { params: one(workspaceId, documentId), body: { kpi, text } }));

/** What an action is asked after: from which day, whom it touched and whom not. */
export type EffectAsked = Shape<"EffectIn">;

/** Whether an action moved its KPI. `version` changes with what the answer depends on. */
export const effectQuery = (
  workspaceId: string,
  documentId: string,
  asked: EffectAsked,
  language: string,
  version: string,
) =>
  queryOptions({
    queryKey: ["effect", documentId, asked, language, version],
    queryFn: ({ signal }) =>
      data(api.POST(`${PLAN}/effect`, { params: one(workspaceId, documentId), body: asked, signal })),
    retry: (count, error) => error instanceof Problem && error.isTemporary && count < 5,
  });

export type FoundFinding = Shape<"FoundOut">;

/** What the last proofs of all maps found, each as the action that it asks for. */
export const findingsQuery = (workspaceId: string, documentId: string, language: string) =>
  queryOptions({
    queryKey: ["plan-findings", documentId, language],
    queryFn: () => data(api.GET(`${PLAN}/findings`, { params: one(workspaceId, documentId) })),
  });
