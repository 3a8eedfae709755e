import { api } from "@/api/client";
import { type Connect, socketTo } from "./line";
import { memberAsking } from "./memberAsking";
import { liveOr } from "./polling";

/** Connects to a document as well as the network allows. */
export const connectTo = (workspaceId: string, documentId: string, userId: string): Connect =>
  liveOr(memberAsking(workspaceId, documentId, userId), (listener) => socketTo(documentId, listener));

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
