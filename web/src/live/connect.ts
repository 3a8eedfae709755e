import { api } from "@/api/client";
import { type Connect, socketTo } from "./line";
import { pollingTo } from "./polling";

// So often the live connection may fail to open before asking every few seconds takes its place.
const MOST_FAILURES = 2;

/** Connects to a document as well as the network allows. */
export function connectTo(workspaceId: string, documentId: string, userId: string): Connect {
  let failures = 0;
  return (listener) => {
    if (failures >= MOST_FAILURES) {
      failures = 0;
      return pollingTo(workspaceId, documentId, userId, listener);
    }
    failures++;
    return socketTo(documentId, {
      hear(message) {
        failures = 0;
        listener.hear(message);
      },
      ended: listener.ended,
    });
  };
}

/** A document as its JSON and the number of its last operation, which its ETag ends in. */
export async function fetchDocument(workspaceId: string, documentId: string) {
  const params = { path: { workspace_id: workspaceId, document_id: documentId } };
  const { data, response } = await api.GET(
    "/api/workspaces/{workspace_id}/documents/{document_id}/document",
    {
      params,
      cache: "no-cache",
    },
  );
  const sequence = Number(response.headers.get("ETag")?.match(/-(\d+)"$/)?.[1]);
  return { data: data as unknown, sequence };
}
