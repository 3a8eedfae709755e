import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";
import type { JourneyMap } from "@/mapping/types";

/** A map as its JSON: its steps become columns, its lanes take cards. */
export const mapQuery = (workspaceId: string, mapId: string) =>
  queryOptions({
    queryKey: ["maps", workspaceId, mapId, "document"],
    queryFn: async () => {
      const params = { path: { workspace_id: workspaceId, map_id: mapId } };
      const found = await data(api.GET("/api/workspaces/{workspace_id}/maps/{map_id}/document", { params }));
      return found as unknown as JourneyMap;
    },
    staleTime: 15_000,
  });
