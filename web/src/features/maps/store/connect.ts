import { api } from "@/api/client";
import { readMap } from "@/mapping/canonical";
import { type Connect, socketTo } from "./line";
import { pollingTo } from "./polling";

// So often the live connection may fail to open before asking every few seconds takes its place.
const MOST_FAILURES = 2;

/** Connects to a map as well as the network allows. */
export function connectTo(workspaceId: string, mapId: string, userId: string): Connect {
  let failures = 0;
  return (listener) => {
    if (failures >= MOST_FAILURES) {
      failures = 0;
      return pollingTo(workspaceId, mapId, userId, listener);
    }
    failures++;
    return socketTo(mapId, {
      hear(message) {
        failures = 0;
        listener.hear(message);
      },
      ended: listener.ended,
    });
  };
}

/** The document of a map and the number of its last operation, which its ETag ends in. */
export async function fetchDocument(workspaceId: string, mapId: string) {
  const params = { path: { workspace_id: workspaceId, map_id: mapId } };
  const { data, response } = await api.GET("/api/workspaces/{workspace_id}/maps/{map_id}/document", {
    params,
    cache: "no-cache",
  });
  const sequence = Number(response.headers.get("ETag")?.match(/-(\d+)"$/)?.[1]);
  return { map: readMap(data), sequence };
}
