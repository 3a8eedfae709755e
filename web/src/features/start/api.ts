import { queryOptions } from "@tanstack/react-query";
import { api, data, type Shape } from "@/api/client";

export type Overview = Shape<"OverviewOut">;
export type Change = Shape<"ChangeOut">;
export type MapStanding = Shape<"MapStandingOut">;

const of = (workspaceId: string) => ({ path: { workspace_id: workspaceId } });

/** How everything stands, and what others did since my last visit. */
export const overviewQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["overview", workspaceId],
    queryFn: () => data(api.GET("/api/workspaces/{workspace_id}/overview", { params: of(workspaceId) })),
    staleTime: 0,
  });

export type Reminder = Shape<"ReminderOut">;

/** What asks for attention in plans and content calendars. */
export const remindersQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["reminders", workspaceId],
    queryFn: () => data(api.GET("/api/workspaces/{workspace_id}/reminders", { params: of(workspaceId) })),
    staleTime: 0,
  });

/** Notes that I have seen what is new. */
export const noteVisit = (workspaceId: string) =>
  data(api.POST("/api/workspaces/{workspace_id}/visit", { params: of(workspaceId) }));
