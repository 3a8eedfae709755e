import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api, data, type Shape } from "@/api/client";

export type Tile = Shape<"TileOut">;

const keyOf = (workspaceId: string) => ["dashboard", workspaceId];

/** The tiles of the dashboard, in their order. */
export const tilesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: keyOf(workspaceId),
    queryFn: async ({ signal }) => {
      const params = { path: { workspace_id: workspaceId }, query: { size: 100 } };
      return (await data(api.GET("/api/workspaces/{workspace_id}/dashboard/tiles", { params, signal })))
        .items;
    },
  });

/** What can be done to a dashboard; each tells the new tiles to all who show them. */
export function tileActions(workspaceId: string, client: QueryClient) {
  const path = { workspace_id: workspaceId };
  const key = keyOf(workspaceId);
  const refresh = () => client.invalidateQueries({ queryKey: key });
  return {
    add: (tile: Shape<"TileIn">) =>
      data(api.POST("/api/workspaces/{workspace_id}/dashboard/tiles", { params: { path }, body: tile })).then(
        refresh,
      ),
    change: ({ id, title, analysis, asked, chart, width }: Tile) => {
      const params = { path: { ...path, tile_id: id } };
      const body = { title, analysis, asked, chart, width };
      client.setQueryData<Tile[]>(key, (tiles) =>
        tiles?.map((one) => (one.id === id ? { ...one, title, width } : one)),
      );
      return data(
        api.PUT("/api/workspaces/{workspace_id}/dashboard/tiles/{tile_id}", { params, body }),
      ).finally(refresh);
    },
    remove: (tile: Tile) => {
      const params = { path: { ...path, tile_id: tile.id } };
      return data(api.DELETE("/api/workspaces/{workspace_id}/dashboard/tiles/{tile_id}", { params })).finally(
        refresh,
      );
    },
    order: (tiles: Tile[]) => {
      client.setQueryData<Tile[]>(key, tiles);
      const body = { ids: tiles.map((one) => one.id) };
      return data(
        api.PUT("/api/workspaces/{workspace_id}/dashboard/order", { params: { path }, body }),
      ).finally(refresh);
    },
  };
}
