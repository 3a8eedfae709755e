import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { api, data, type Shape } from "@/api/client";

export type Role = Shape<"WorkspaceOut">["role"];

/** From what may do least to what may do all. */
export const ROLES: readonly Role[] = ["viewer", "commenter", "editor", "owner"];

/** Who I am. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: () => data(api.GET("/api/me")),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Changes my name or language; what is left out stays. */
export const changeMe = mutationOptions({
  mutationFn: (body: Partial<Shape<"MeIn">>) => data(api.PATCH("/api/me", { body: body as Shape<"MeIn"> })),
  onSuccess: (me, _given, _kept, { client }) => client.setQueryData(meQuery.queryKey, me),
});

/** The workspaces that I am a member of. */
export const workspacesQuery = queryOptions({
  queryKey: ["workspaces"],
  queryFn: async () => (await data(api.GET("/api/workspaces", { params: { query: { size: 200 } } }))).items,
});

/** A workspace: its name, my role, zone, currency, phases, outcomes. */
export const workspaceQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["workspace", workspaceId],
    queryFn: () =>
      data(api.GET("/api/workspaces/{workspace_id}", { params: { path: { workspace_id: workspaceId } } })),
    staleTime: 60_000,
  });

/** The id of the workspace that the address names. */
export function useWorkspaceId(): string {
  return useParams({ strict: false, select: (params) => params.workspaceId ?? "" });
}
