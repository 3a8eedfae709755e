import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

/** The personas by id, with their names: those of the workspace, and those that only maps describe. */
export const personaNamesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["personas", workspaceId, "names"],
    queryFn: async () => {
      const params = { path: { workspace_id: workspaceId }, query: { size: 200 } };
      const [shared, onMaps] = await Promise.all([
        data(api.GET("/api/workspaces/{workspace_id}/personas", { params })),
        data(api.GET("/api/workspaces/{workspace_id}/personas/on-maps", { params })),
      ]);
      return [...onMaps.items, ...shared.items].map((one) => [one.id, one.name] as const);
    },
    staleTime: 60_000,
  });
