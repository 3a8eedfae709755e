import { queryOptions } from "@tanstack/react-query";
import { api, data, type Shape } from "@/api/client";

export type MapStanding = Shape<"MapStandingOut">;

/** The maps of a workspace and how they stand, with the personas they are of. */
export const mapsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["overview", workspaceId],
    queryFn: () =>
      data(
        api.GET("/api/workspaces/{workspace_id}/overview", {
          params: { path: { workspace_id: workspaceId } },
        }),
      ),
    staleTime: 0,
  });

/** Makes a map of phases and lanes without steps. */
export const makeMap = (workspaceId: string, body: Shape<"NewMapIn">) =>
  data(
    api.POST("/api/workspaces/{workspace_id}/maps", {
      params: { path: { workspace_id: workspaceId } },
      body,
    }),
  );

/** The sets of phases that a map may start from, by their names in the API. */
export const PHASE_SETS = [
  "six",
  "five",
  "see-think-do-care",
  "initiate-enablement-advocacy",
  "none",
] as const;
