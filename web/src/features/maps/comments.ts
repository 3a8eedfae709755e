import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, data } from "@/api/client";
import { useWorkspaceId } from "@/api/me";
import { useMapId } from "./useMap";

/** How many threads are open about each part. */
const countsQuery = (workspaceId: string, mapId: string) =>
  queryOptions({
    queryKey: ["comments", mapId, "counts"],
    queryFn: () =>
      data(
        api.GET("/api/workspaces/{workspace_id}/maps/{map_id}/comments/counts", {
          params: { path: { workspace_id: workspaceId, map_id: mapId } },
        }),
      ),
  });

const NONE: ReadonlyMap<string | null, number> = new Map();

/** Open threads by the id of the part; null is the map as a whole. */
export function useCommentCounts(): ReadonlyMap<string | null, number> {
  const counts = useQuery(countsQuery(useWorkspaceId(), useMapId())).data;
  return useMemo(() => (counts ? new Map(counts.map((one) => [one.part, one.n_open])) : NONE), [counts]);
}
