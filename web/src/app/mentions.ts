import { queryOptions } from "@tanstack/react-query";
import { api, data, type Shape } from "@/api/client";

export type Mention = Shape<"MentionOut">;

const A_MINUTE = 60_000;

/** Comments in which I am called that I have not seen, the latest first; asked again every minute. */
export const mentionsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["mentions", workspaceId],
    queryFn: () =>
      data(
        api.GET("/api/workspaces/{workspace_id}/mentions", {
          params: { path: { workspace_id: workspaceId }, query: { unread: true, size: 50 } },
        }),
      ),
    enabled: workspaceId !== "",
    refetchInterval: A_MINUTE,
  });

/** Notes that I have seen mentions; all of them when none is named. */
export const readMentions = (workspaceId: string, ids: number[]) =>
  data(
    api.POST("/api/workspaces/{workspace_id}/mentions/read", {
      params: { path: { workspace_id: workspaceId } },
      body: { ids },
    }),
  );
