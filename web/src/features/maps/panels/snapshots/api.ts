import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";
import { readMap } from "@/mapping/canonical";

const at = (workspaceId: string, mapId: string) => ({ workspace_id: workspaceId, map_id: mapId });

/** The versions of a map that were kept, the latest first. */
export const snapshotsQuery = (workspaceId: string, mapId: string) =>
  queryOptions({
    queryKey: ["snapshots", mapId],
    queryFn: async () => {
      const address = "/api/workspaces/{workspace_id}/maps/{map_id}/snapshots";
      const params = { path: at(workspaceId, mapId), query: { size: 200 } };
      const { items } = await data(api.GET(address, { params }));
      return items.toReversed();
    },
  });

/** A version as it was. */
export const snapshotQuery = (workspaceId: string, mapId: string, number: number) =>
  queryOptions({
    queryKey: ["snapshots", mapId, number],
    queryFn: async () => {
      const address = "/api/workspaces/{workspace_id}/maps/{map_id}/snapshots/{number}";
      return readMap(
        await data(api.GET(address, { params: { path: { ...at(workspaceId, mapId), number } } })),
      );
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What changed since a version, in sentences; asked anew whenever the map has changed. */
export const changesQuery = (workspaceId: string, mapId: string, number: number, waiting: number) =>
  queryOptions({
    queryKey: ["snapshots", mapId, number, "changes", waiting],
    queryFn: async () => {
      const address = "/api/workspaces/{workspace_id}/maps/{map_id}/snapshots/{number}/changes";
      const params = { path: { ...at(workspaceId, mapId), number } };
      return (await data(api.GET(address, { params }))).changes;
    },
    staleTime: 0,
  });

/** Keeps the map as it is now. */
export function takeSnapshot(workspaceId: string, mapId: string, label: string) {
  const address = "/api/workspaces/{workspace_id}/maps/{map_id}/snapshots";
  return data(api.POST(address, { params: { path: at(workspaceId, mapId) }, body: { label } }));
}
