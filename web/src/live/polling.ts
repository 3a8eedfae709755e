import { api, data, Problem } from "@/api/client";
import type { Heard, Line, Listener, Said } from "./line";

const EVERY_MS = 3000;
// After this long the live connection is tried again.
const ROUNDS = 20;

/** Stands in for the live connection where WebSockets do not come through: asks every few seconds. */
export function pollingTo(workspaceId: string, documentId: string, userId: string, listener: Listener): Line {
  const path = { workspace_id: workspaceId, document_id: documentId };
  let sequence = 0;
  let rounds = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOpen = true;

  const end = (isFinal: boolean) => {
    if (!isOpen) return;
    isOpen = false;
    clearTimeout(timer);
    listener.ended(isFinal);
  };
  const guarded = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (problem) {
      end(problem instanceof Problem && [401, 403, 404].includes(problem.status));
    }
  };
  const fetchAfter = async (after: number) => {
    const params = { path, query: { after, size: 200 } };
    const found = await data(
      api.GET("/api/workspaces/{workspace_id}/documents/{document_id}/operations", { params }),
    );
    for (const one of found.items) {
      sequence = Math.max(sequence, one.sequence);
      listener.hear(heardOf(one));
    }
  };
  const ask = () =>
    guarded(async () => {
      await fetchAfter(sequence);
      if (!isOpen) return;
      if (++rounds > ROUNDS) return end(false);
      timer = setTimeout(ask, EVERY_MS);
    });
  const begin = () =>
    guarded(async () => {
      const row = await data(
        api.GET("/api/workspaces/{workspace_id}/documents/{document_id}", { params: { path } }),
      );
      const workspace = await data(api.GET("/api/workspaces/{workspace_id}", { params: { path } }));
      sequence = row.sequence;
      listener.hear({
        type: "hello",
        sequence,
        you: { user_id: userId, connection: "" },
        can_edit: workspace.role === "owner" || workspace.role === "editor",
        sees_private: workspace.role !== "viewer",
        people: [],
      });
      timer = setTimeout(ask, EVERY_MS);
    });
  const operate = async (said: Extract<Said, { type: "operation" }>) => {
    const { client_id, operation } = said;
    const body = { client_id, operation: operation as unknown as { [field: string]: unknown } };
    try {
      const kept = await data(
        api.POST("/api/workspaces/{workspace_id}/documents/{document_id}/operations", {
          params: { path },
          body,
        }),
      );
      listener.hear(heardOf(kept));
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.status === 0) return end(false);
      const { status, code, message: detail } = problem;
      listener.hear({ type: "refused", client_id, problem: { status, code, detail } });
    }
  };
  begin();
  return {
    say(message) {
      if (message.type === "operation") operate(message);
      if (message.type === "since") guarded(() => fetchAfter(message.sequence));
    },
    close() {
      isOpen = false;
      clearTimeout(timer);
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
