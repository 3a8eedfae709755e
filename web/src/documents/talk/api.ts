import { queryOptions } from "@tanstack/react-query";
import { api, data, type Shape } from "@/api/client";

export type Thread = Shape<"ThreadOut">;
export type Comment = Shape<"CommentOut">;

/** The document that is talked about: a map or any other. */
export interface Place {
  workspaceId: string;
  documentId: string;
}

const of = ({ workspaceId, documentId }: Place) => ({ workspace_id: workspaceId, document_id: documentId });
const on = (place: Place, commentId: string) => ({ path: { ...of(place), comment_id: commentId } });

/** The threads of a document: open ones, or all. */
export const threadsQuery = (place: Place, withSettled: boolean) =>
  queryOptions({
    queryKey: ["comments", place.documentId, "threads", withSettled],
    queryFn: async () => {
      const query = withSettled ? { size: 200 } : { size: 200, resolved: false };
      const params = { path: of(place), query };
      return (
        await data(api.GET("/api/workspaces/{workspace_id}/documents/{document_id}/comments", { params }))
      ).items;
    },
  });

export const begin = (place: Place, part: string | null, body: string, mentions: string[]) =>
  data(
    api.POST("/api/workspaces/{workspace_id}/documents/{document_id}/comments", {
      params: { path: of(place) },
      body: { part, body, mentions },
    }),
  );

export const reply = (place: Place, commentId: string, body: string, mentions: string[]) =>
  data(
    api.POST("/api/workspaces/{workspace_id}/documents/{document_id}/comments/{comment_id}/replies", {
      params: on(place, commentId),
      body: { body, mentions },
    }),
  );

export const reword = (place: Place, commentId: string, body: string, mentions: string[]) =>
  data(
    api.PUT("/api/workspaces/{workspace_id}/documents/{document_id}/comments/{comment_id}", {
      params: on(place, commentId),
      body: { body, mentions },
    }),
  );

export const withdraw = (place: Place, commentId: string) =>
  data(
    api.DELETE("/api/workspaces/{workspace_id}/documents/{document_id}/comments/{comment_id}", {
      params: on(place, commentId),
    }),
  );

export const settle = (place: Place, commentId: string, isResolved: boolean) =>
  data(
    api.PUT("/api/workspaces/{workspace_id}/documents/{document_id}/comments/{comment_id}/resolved", {
      params: on(place, commentId),
      body: { is_resolved: isResolved },
    }),
  );

/** How many threads are open about each part. */
export const countsQuery = (place: Place) =>
  queryOptions({
    queryKey: ["comments", place.documentId, "counts"],
    queryFn: () =>
      data(
        api.GET("/api/workspaces/{workspace_id}/documents/{document_id}/comments/counts", {
          params: { path: of(place) },
        }),
      ),
  });
