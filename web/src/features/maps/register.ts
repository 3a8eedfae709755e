import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, data } from "@/api/client";
import { useWorkspaceId } from "@/api/me";

/** The touchpoints of the register. */
export const registerQuery = (workspaceId: string) =>
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

const NONE: ReadonlyMap<string, string | null> = new Map();

/** The channel of each touchpoint; empty while it is fetched. */
export function useChannels(): ReadonlyMap<string, string | null> {
  const register = useQuery(registerQuery(useWorkspaceId())).data;
  return useMemo(
    () => (register ? new Map(register.touchpoints.map((one) => [one.name, one.channel])) : NONE),
    [register],
  );
}
