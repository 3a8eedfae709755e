import { queryOptions } from "@tanstack/react-query";
import { api, data, type Shape } from "@/api/client";

export type KnownNeed = Shape<"KnownNeedOut">;

interface Place {
  workspaceId: string;
  documentId: string;
  canvasId: string;
}

const at = ({ workspaceId, documentId, canvasId }: Place) => ({
  workspace_id: workspaceId,
  document_id: documentId,
  canvas_id: canvasId,
});

/** What the workspace knows of a persona's needs and the canvas had not when it was asked. */
export const knownNeedsQuery = (place: Place) =>
  queryOptions({
    queryKey: ["known-needs", place.documentId, place.canvasId],
    queryFn: () =>
      data(
        api.GET("/api/workspaces/{workspace_id}/documents/{document_id}/canvases/{canvas_id}/known-needs", {
          params: { path: at(place) },
        }),
      ),
    // A canvas that was only just made may not have reached the server yet.
    retry: 3,
    // While the panel is open its list stays, so that what was taken and undone comes back into it.
    staleTime: 60_000,
    gcTime: 0,
  });

/** A first sentence of unique value; null while nothing is answered. */
export const proposeValue = async (place: Place, language: string) => {
  const params = { path: at(place), query: { language } };
  const told = await data(
    api.GET("/api/workspaces/{workspace_id}/documents/{document_id}/canvases/{canvas_id}/unique-value", {
      params,
    }),
  );
  return told.sentence;
};
