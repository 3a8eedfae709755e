import { queryOptions } from "@tanstack/react-query";
import { api, data, type Shape } from "@/api/client";

export type Thread = Shape<"ThreadOut">;
export type Comment = Shape<"CommentOut">;
export interface Place {
  workspaceId: string;
  mapId: string;
}

const of = ({ workspaceId, mapId }: Place) => ({ workspace_id: workspaceId, map_id: mapId });
const on = (place: Place, commentId: string) => ({ path: { ...of(place), comment_id: commentId } });

/** The threads of a map: open ones, or all. */
export const threadsQuery = (place: Place, withSettled: boolean) =>
  queryOptions({
    queryKey: ["comments", place.mapId, "threads", withSettled],
    queryFn: async () => {
      const query = withSettled ? { size: 200 } : { size: 200, resolved: false };
      const params = { path: of(place), query };
      return (await data(api.GET("/api/workspaces/{workspace_id}/maps/{map_id}/comments", { params }))).items;
    },
  });

export const begin = (place: Place, part: string | null, body: string, mentions: string[]) =>
  data(
    api.POST("/api/workspaces/{workspace_id}/maps/{map_id}/comments", {
      params: { path: of(place) },
      body: { part, body, mentions },
    }),
  );

export const reply = (place: Place, commentId: string, body: string, mentions: string[]) =>
  data(
    api.POST("/api/workspaces/{workspace_id}/maps/{map_id}/comments/{comment_id}/replies", {
      params: on(place, commentId),
      body: { body, mentions },
    }),
  );

export const reword = (place: Place, commentId: string, body: string, mentions: string[]) =>
  data(
    api.PUT("/api/workspaces/{workspace_id}/maps/{map_id}/comments/{comment_id}", {
      params: on(place, commentId),
      body: { body, mentions },
    }),
  );

export const withdraw = (place: Place, commentId: string) =>
  data(
    api.DELETE("/api/workspaces/{workspace_id}/maps/{map_id}/comments/{comment_id}", {
      params: on(place, commentId),
    }),
  );

export const settle = (place: Place, commentId: string, isResolved: boolean) =>
  data(
    api.PUT("/api/workspaces/{workspace_id}/maps/{map_id}/comments/{comment_id}/resolved", {
      params: on(place, commentId),
      body: { is_resolved: isResolved },
    }),
  );
