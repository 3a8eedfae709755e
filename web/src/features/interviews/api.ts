import { queryOptions } from "@tanstack/react-query";
import { api, data, type Shape } from "@/api/client";
import type { Overview } from "./overview";

export type Bank = Shape<"BankOut">;
export type BankQuestion = Shape<"BankQuestionOut">;

/** Good questions for interviews, by theme. */
export const bankQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["question-bank", workspaceId],
    queryFn: () =>
      data(
        api.GET("/api/workspaces/{workspace_id}/documents/question-bank", {
          params: { path: { workspace_id: workspaceId } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What the participants together told: of everyone, or of those who stand for a persona. */
export const overviewQuery = (workspaceId: string, documentId: string, persona: string | undefined) =>
  queryOptions({
    queryKey: ["interviews", workspaceId, documentId, persona ?? ""],
    queryFn: async () =>
      (await data(
        api.GET("/api/workspaces/{workspace_id}/documents/{document_id}/interviews", {
          params: {
            path: { workspace_id: workspaceId, document_id: documentId },
            query: { persona },
          },
        }),
      )) as unknown as Overview,
  });

/** Forgets what a participant said: here, in earlier edits and in versions that were kept. */
export const forgetParticipant = (workspaceId: string, documentId: string, participant: string) =>
  data(
    api.DELETE("/api/workspaces/{workspace_id}/documents/{document_id}/interviews/{participant}", {
      params: { path: { workspace_id: workspaceId, document_id: documentId, participant } },
    }),
  );
