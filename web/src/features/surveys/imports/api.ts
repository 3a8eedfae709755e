import { keepPreviousData, mutationOptions, queryOptions } from "@tanstack/react-query";
import { api, data, type Shape } from "@/api/client";
import { beginUpload, wireOf } from "@/features/data/api";
import { sendRest } from "@/features/data/sending";
import { answersKey } from "../api";

export type AnswersRead = Shape<"AnswersReadOut">;
export type Reading = Pick<Shape<"ReadingIn">, "columns" | "scales">;

const of = (workspaceId: string, documentId: string) => ({
  path: { workspace_id: workspaceId, document_id: documentId },
});

/** Sends a file to the server; its id there. */
export const sendFile = (workspaceId: string) =>
  mutationOptions({
    mutationFn: async (file: File) => {
      const begun = await beginUpload(workspaceId, file.name, file.size);
      const stop = new AbortController();
      const sent = await sendRest(file, begun, wireOf(workspaceId), stop.signal, () => {});
      return { id: sent.id, name: file.name };
    },
  });

/** What an import of a file would do, read like this. */
export const readingQuery = (
  workspaceId: string,
  documentId: string,
  uploadId: string,
  reading: Partial<Reading>,
) =>
  queryOptions({
    queryKey: [...answersKey(documentId), "reading", uploadId, reading],
    queryFn: () =>
      data(
        api.POST("/api/workspaces/{workspace_id}/documents/{document_id}/survey/import/preview", {
          params: of(workspaceId, documentId),
          body: { upload_id: uploadId, scales: {}, ...reading },
        }),
      ),
    placeholderData: keepPreviousData,
    retry: false,
  });

/** Takes the answers of a file in. */
export const takeIn = (workspaceId: string, documentId: string, uploadId: string) =>
  mutationOptions({
    mutationFn: (reading: Reading) =>
      data(
        api.POST("/api/workspaces/{workspace_id}/documents/{document_id}/survey/import", {
          params: of(workspaceId, documentId),
          body: { upload_id: uploadId, ...reading },
        }),
      ),
  });
