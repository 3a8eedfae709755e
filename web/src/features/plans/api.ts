import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

/** The names of the touchpoints, to count a KPI by. */
export const touchpointNamesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["touchpoints", workspaceId, "names"],
    queryFn: () =>
      data(
        api.GET("/api/workspaces/{workspace_id}/touchpoints", {
          params: { path: { workspace_id: workspaceId } },
        }),
      ),
    staleTime: 60_000,
  });
