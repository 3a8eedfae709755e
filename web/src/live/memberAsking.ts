import { api, data } from "@/api/client";
import { ROLES } from "@/api/me";
import type { Heard } from "./line";
import type { Asking } from "./polling";

const DOCUMENT = "/api/workspaces/{workspace_id}/documents/{document_id}";

/** How a member asks after a document. */
export function memberAsking(workspaceId: string, documentId: string, userId: string): Asking {
  const path = { workspace_id: workspaceId, document_id: documentId };
  return {
    async hello() {
      const params = { path };
      const [row, { role }, kinds] = await Promise.all([
        data(api.GET(DOCUMENT, { params })),
        data(api.GET("/api/workspaces/{workspace_id}", { params })),
        data(api.GET("/api/workspaces/{workspace_id}/documents/kinds", { params })),
      ]);
      const least = kinds.find((one) => one.kind === row.kind)?.edited_by ?? "editor";
      return {
        type: "hello",
        sequence: row.sequence,
        you: { user_id: userId, connection: "" },
        can_edit: ROLES.indexOf(role) >= ROLES.indexOf(least),
        sees_private: role !== "viewer",
        people: [],
      };
    },
    async since(after) {
      const params = { path, query: { after, size: 200 } };
      return (await data(api.GET(`${DOCUMENT}/operations`, { params }))).items.map(heardOf);
    },
    async operate({ client_id, operation }) {
      const body = { client_id, operation: operation as unknown as { [field: string]: unknown } };
      return heardOf(await data(api.POST(`${DOCUMENT}/operations`, { params: { path }, body })));
    },
  };
}

interface Kept {
  sequence: number;
  client_id: string;
  user_id: string | null;
  operation: { [field: string]: unknown } | null;
}

function heardOf({ sequence, client_id, user_id, operation }: Kept): Heard {
  if (operation === null) return { type: "replaced", sequence };
  return { type: "operation", sequence, client_id, user_id, operation: operation as never };
}
