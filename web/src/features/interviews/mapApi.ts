import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";
import type { JourneyMap } from "@/mapping/types";

/** What a map says. */
export const mapQuery = (workspaceId: string, mapId: string) =>
  queryOptions({
    queryKey: ["map-document", workspaceId, mapId],
    queryFn: async () =>
      (await data(
        api.GET("/api/workspaces/{workspace_id}/maps/{map_id}/document", {
          params: { path: { workspace_id: workspaceId, map_id: mapId } },
        }),
      )) as unknown as JourneyMap,
    staleTime: 30_000,
  });

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
