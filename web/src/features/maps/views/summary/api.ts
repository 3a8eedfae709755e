import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

/** The map as one page for an audience, in one of its languages. */
export const audiencePageQuery = (workspaceId: string, mapId: string, audience: string, language: string) =>
  queryOptions({
    queryKey: ["validation", mapId, "audience", audience, language],
    queryFn: () =>
      data(
        api.GET("/api/workspaces/{workspace_id}/maps/{map_id}/audience", {
          params: {
            path: { workspace_id: workspaceId, map_id: mapId },
            query: { audience, language },
          },
        }),
      ),
  });
