import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, data, type Shape } from "@/api/client";
import type { Role } from "@/api/me";

export type Member = Shape<"MemberOut">;
export type Invitation = Shape<"InvitationOut">;
export type Token = Shape<"TokenOut">;
export type Entry = Shape<"EntryOut">;

const of = (workspaceId: string) => ({ path: { workspace_id: workspaceId } });
const ALL = { query: { size: 200 } };

/** Who is in a workspace. */
export const membersQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["members", workspaceId],
    queryFn: async () =>
      (
        await data(
          api.GET("/api/workspaces/{workspace_id}/members", { params: { ...of(workspaceId), ...ALL } }),
        )
      ).items,
  });

export const giveRole = (workspaceId: string, userId: string, role: Role) =>
  data(
    api.PUT("/api/workspaces/{workspace_id}/members/{user_id}", {
      params: { path: { workspace_id: workspaceId, user_id: userId } },
      body: { role },
    }),
  );

export const removeMember = (workspaceId: string, userId: string) =>
  data(
    api.DELETE("/api/workspaces/{workspace_id}/members/{user_id}", {
      params: { path: { workspace_id: workspaceId, user_id: userId } },
    }),
  );

/** The links that were made and not used yet; for owners. */
export const invitationsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["invitations", workspaceId],
    queryFn: async () =>
      (
        await data(
          api.GET("/api/workspaces/{workspace_id}/invitations", { params: { ...of(workspaceId), ...ALL } }),
        )
      ).items,
  });

export const invite = (workspaceId: string, role: Role) =>
  data(api.POST("/api/workspaces/{workspace_id}/invitations", { params: of(workspaceId), body: { role } }));

export const revoke = (workspaceId: string, invitationId: number) =>
  data(
    api.DELETE("/api/workspaces/{workspace_id}/invitations/{invitation_id}", {
      params: { path: { workspace_id: workspaceId, invitation_id: invitationId } },
    }),
  );

/** My tokens, without their secrets. */
export const tokensQuery = queryOptions({
  queryKey: ["tokens"],
  queryFn: async () => (await data(api.GET("/api/me/tokens", { params: ALL }))).items,
});

export const makeToken = (body: Shape<"TokenIn">) => data(api.POST("/api/me/tokens", { body }));

export const dropToken = (tokenId: number) =>
  data(api.DELETE("/api/me/tokens/{token_id}", { params: { path: { token_id: tokenId } } }));

/** What was done in a workspace, the latest first, a page at a time; for owners. */
export const logQuery = (workspaceId: string) =>
  infiniteQueryOptions({
    queryKey: ["log", workspaceId],
    queryFn: ({ pageParam }) =>
      data(
        api.GET("/api/workspaces/{workspace_id}/log", {
          params: { ...of(workspaceId), query: { page: pageParam, size: 50 } },
        }),
      ),
    initialPageParam: 1,
    getNextPageParam: (last, pages) => (pages.length * 50 < last.count ? pages.length + 1 : undefined),
  });

export type Settings = Shape<"SettingsOut">;
export type SettingsIn = Shape<"SettingsIn">;
export type PhaseIn = Shape<"PhaseIn">;

/** All settings of a workspace; for owners. */
export const settingsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["settings", workspaceId],
    queryFn: () => data(api.GET("/api/workspaces/{workspace_id}/settings", { params: of(workspaceId) })),
  });

/** Which touchpoints would get another phase, or none. */
export const touchesQuery = (workspaceId: string, phases: PhaseIn[]) =>
  queryOptions({
    queryKey: ["phase-touches", workspaceId, phases],
    queryFn: ({ signal }) =>
      data(
        api.POST("/api/workspaces/{workspace_id}/settings/touches", {
          params: of(workspaceId),
          body: { phases },
          signal,
        }),
      ),
  });

/** Keeps the settings when nobody changed them since a version. */
export const saveSettings = (workspaceId: string, body: SettingsIn, version: string) =>
  data(
    api.PUT("/api/workspaces/{workspace_id}/settings", {
      params: of(workspaceId),
      body,
      headers: { "If-Match": `"${version}"` },
    }),
  );
