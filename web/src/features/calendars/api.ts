import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";
import type { JourneyMap } from "@/mapping/types";

/** A map as it is, for the phases that content is made for. */
export const mapDocumentQuery = (workspaceId: string, mapId: string | undefined) =>
  queryOptions({
    queryKey: ["maps", workspaceId, mapId, "document"],
    queryFn: async () => {
      const params = { path: { workspace_id: workspaceId, map_id: mapId! } };
      const found = await data(api.GET("/api/workspaces/{workspace_id}/maps/{map_id}/document", { params }));
      return found as unknown as JourneyMap;
    },
    enabled: mapId !== undefined,
    staleTime: 60_000,
  });
