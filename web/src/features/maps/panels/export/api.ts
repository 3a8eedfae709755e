import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

const at = (workspaceId: string, mapId: string) => ({ workspace_id: workspaceId, map_id: mapId });

/** As what a map can leave, and for whom. */
export const formatsQuery = (workspaceId: string, mapId: string) =>
  queryOptions({
    queryKey: ["formats", workspaceId],
    queryFn: () =>
      data(
        api.GET("/api/workspaces/{workspace_id}/maps/{map_id}/formats", {
          params: { path: at(workspaceId, mapId) },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The proofs of a map, the latest first. */
export const proofRowsQuery = (workspaceId: string, mapId: string) =>
  queryOptions({
    queryKey: ["proofs", mapId, "rows"],
    queryFn: async () => {
      const address = "/api/workspaces/{workspace_id}/maps/{map_id}/proofs";
      const params = { path: at(workspaceId, mapId), query: { size: 50 } };
      return (await data(api.GET(address, { params }))).items;
    },
  });

/** How a map is to leave. */
export interface Leaving {
  format: string;
  view: string;
  audience?: string;
  language?: string;
  proof?: string;
}

/** A file, its name, and what it could not hold. */
export interface Left {
  file: Blob;
  name: string;
  leftOut: string[];
}

/** Makes a file of a map. */
export async function exportMap(
  workspaceId: string,
  mapId: string,
  how: Leaving,
  signal: AbortSignal,
): Promise<Left> {
  const { data: file, response } = await api.GET("/api/workspaces/{workspace_id}/maps/{map_id}/export", {
    params: { path: at(workspaceId, mapId), query: how },
    parseAs: "blob",
    signal,
  });
  return {
    file: file as unknown as Blob,
    name: nameIn(response.headers.get("Content-Disposition")) ?? `map.${how.format}`,
    leftOut: leftOutIn(response.headers.get("X-Left-Out")),
  };
}

/** The name that a file is given in the header of its answer. */
export function nameIn(header: string | null): string | undefined {
  const encoded = header?.match(/filename\*=utf-8''([^;]+)/i)?.[1];
  return encoded ? decodeURIComponent(encoded) : header?.match(/filename="?([^";]+)"?/)?.[1];
}

function leftOutIn(header: string | null): string[] {
  return header ? (JSON.parse(decodeURIComponent(header)) as string[]) : [];
}
