import { queryOptions } from "@tanstack/react-query";
import { api, data, type Shape } from "@/api/client";

/** Which map of which workspace. */
export interface Of {
  workspaceId: string;
  mapId: string;
}

/** Whose words count: a persona's or everyone's, and of how many customers in all where those are few. */
export interface Whose {
  persona: string | null;
  population: number | null;
}

export type Validation = Shape<"ValidationOut">;
export type Finding = Shape<"ValidatedFindingOut">;
export type Point = Shape<"ValidatedPointOverview">;
export type Reported = Shape<"ValidatedReported">;
export type Share = Shape<"ValidatedShare">;
export type Mean = Shape<"ValidatedMean">;
export type Quadrant = Point["quadrant"];

const path = ({ workspaceId, mapId }: Of) => ({ workspace_id: workspaceId, map_id: mapId });
const VALIDATION = "/api/workspaces/{workspace_id}/maps/{map_id}/validation";

/** All that is known of a map, in a language: what was assumed, said and measured, and what contradicts it. */
export const validationQuery = (of: Of, { persona, population }: Whose, language: string) =>
  queryOptions({
    queryKey: ["validation", of.mapId, persona, population, language],
    queryFn: ({ signal }) =>
      data(
        api.GET(VALIDATION, {
          params: {
            path: path(of),
            query: { ...(persona ? { persona } : {}), ...(population ? { population } : {}) },
          },
          signal,
        }),
      ),
  });

/** Puts a finding onto the map. */
export const putOnMap = (of: Of, whose: Whose, findingId: string, step: string | null) =>
  data(
    api.POST(`${VALIDATION}/findings/{finding_id}/card`, {
      params: { path: { ...path(of), finding_id: findingId } },
      body: { ...whose, step },
    }),
  );

/** Sets a finding aside, with the reason. */
export const putAside = (of: Of, whose: Whose, findingId: string, why: string) =>
  data(
    api.POST(`${VALIDATION}/findings/{finding_id}/aside`, {
      params: { path: { ...path(of), finding_id: findingId } },
      body: { ...whose, why },
    }),
  );

/** Takes a finding back that was set aside: that part of the map goes. */
export const takeBack = async ({ workspaceId, mapId }: Of, asideId: string) => ({
  document_id: mapId,
  applied: await data(
    api.POST("/api/workspaces/{workspace_id}/documents/{document_id}/operations", {
      params: { path: { workspace_id: workspaceId, document_id: mapId } },
      body: { client_id: crypto.randomUUID(), operation: { op: "remove", id: asideId } },
    }),
  ),
});

/** Makes a finding an action of a plan. */
export const putInPlan = (of: Of, whose: Whose, findingId: string, planId: string) =>
  data(
    api.POST(`${VALIDATION}/findings/{finding_id}/action`, {
      params: { path: { ...path(of), finding_id: findingId } },
      body: { ...whose, plan_id: planId },
    }),
  );

/** Takes an edit back by what undoes it. */
export const undo = (workspaceId: string, { document_id, applied }: Shape<"FindingDoneOut">) =>
  data(
    api.POST("/api/workspaces/{workspace_id}/documents/{document_id}/operations", {
      params: { path: { workspace_id: workspaceId, document_id } },
      body: { client_id: crypto.randomUUID(), operation: applied.inverse! },
    }),
  );
