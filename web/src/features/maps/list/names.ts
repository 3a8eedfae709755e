import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

/** The maps of a workspace by name and title. */
export const namesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["maps", workspaceId],
    queryFn: async () =>
      (
        await data(
          api.GET("/api/workspaces/{workspace_id}/maps", {
            params: { path: { workspace_id: workspaceId }, query: { size: 200 } },
          }),
        )
      ).items,
  });
