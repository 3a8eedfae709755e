import { queryOptions } from "@tanstack/react-query";
import { api, data, type Shape } from "@/api/client";

export type PlanRow = Shape<"DocumentOut">;

/** The plans of a workspace. */
export const plansQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["documents", workspaceId, "plan"],
    queryFn: async () => {
      const params = { path: { workspace_id: workspaceId }, query: { kind: "plan", size: 200 } };
      return (await data(api.GET("/api/workspaces/{workspace_id}/documents", { params }))).items;
    },
  });

/** Makes a plan without actions. */
export const makePlan = (workspaceId: string, title: string, language: string) =>
  data(
    api.POST("/api/workspaces/{workspace_id}/documents", {
      params: { path: { workspace_id: workspaceId } },
      body: { kind: "plan", title, languages: [language] },
    }),
  );

/** As what a plan can leave. */
export const formatsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["documents", workspaceId, "kinds"],
    queryFn: async () => {
      const params = { path: { workspace_id: workspaceId } };
      const kinds = await data(api.GET("/api/workspaces/{workspace_id}/documents/kinds", { params }));
      return kinds.find((one) => one.kind === "plan")?.formats ?? [];
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Where the file of a plan is fetched. */
export function exportAddress(workspaceId: string, documentId: string, format: string, language: string) {
  const how = new URLSearchParams({ format, language });
  return `/api/workspaces/${workspaceId}/documents/${documentId}/export?${how}`;
}

/** The maps, to go to the one that an action comes from. */
export const mapsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["maps", workspaceId, "names"],
    queryFn: async () => {
      const params = { path: { workspace_id: workspaceId }, query: { size: 200 } };
      return (await data(api.GET("/api/workspaces/{workspace_id}/maps", { params }))).items;
    },
    staleTime: 60_000,
  });

/** The names of the members, to choose an owner from. */
export const memberNamesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["members", workspaceId, "names"],
    queryFn: async () => {
      const params = { path: { workspace_id: workspaceId }, query: { size: 200 } };
      const { items } = await data(api.GET("/api/workspaces/{workspace_id}/members", { params }));
      return [...new Set(items.map((one) => one.name).filter(Boolean))];
    },
    staleTime: 60_000,
  });

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
