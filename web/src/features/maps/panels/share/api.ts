import { queryOptions } from "@tanstack/react-query";
import { api, data, type Shape } from "@/api/client";

const at = (workspaceId: string, mapId: string) => ({ workspace_id: workspaceId, map_id: mapId });

/** The links by which anyone reads the map. */
export const sharesQuery = (workspaceId: string, mapId: string) =>
  queryOptions({
    queryKey: ["shares", mapId],
    queryFn: async () => {
      const address = "/api/workspaces/{workspace_id}/maps/{map_id}/shares";
      const params = { path: at(workspaceId, mapId), query: { size: 200 } };
      return (await data(api.GET(address, { params }))).items;
    },
  });

/** Makes a link; its address is told this once. */
export function makeShare(workspaceId: string, mapId: string, body: Shape<"ShareIn">) {
  const address = "/api/workspaces/{workspace_id}/maps/{map_id}/shares";
  return data(api.POST(address, { params: { path: at(workspaceId, mapId) }, body }));
}

/** Takes a link back. */
export function revokeShare(workspaceId: string, mapId: string, id: number) {
  const address = "/api/workspaces/{workspace_id}/maps/{map_id}/shares/{share_id}";
  return data(api.DELETE(address, { params: { path: { ...at(workspaceId, mapId), share_id: id } } }));
}
