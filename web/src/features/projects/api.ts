import { queryOptions } from "@tanstack/react-query";
import { api, data, type Shape } from "@/api/client";
import { setting, together } from "@/documents/change";
import { newName } from "@/live/kept";
import type { Operation, Text } from "@/mapping/types";

export type ProjectStanding = Shape<"ProjectOut">;
export type Standing = Shape<"StandingOut">;
export type Template = Shape<"TemplateOut">;

const of = (workspaceId: string) => ({ path: { workspace_id: workspaceId } });

/** Where the teams stand, the project that was changed last first. */
export const projectsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["projects", workspaceId],
    queryFn: () => data(api.GET("/api/workspaces/{workspace_id}/projects", { params: of(workspaceId) })),
    staleTime: 0,
  });

/** The steps in words, and what projects can begin from. */
export const methodQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["method", workspaceId],
    queryFn: () => data(api.GET("/api/workspaces/{workspace_id}/method", { params: of(workspaceId) })),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What a document says. */
export const documentQuery = (workspaceId: string, documentId: string) =>
  queryOptions({
    queryKey: ["documents", workspaceId, "document", documentId],
    queryFn: () =>
      data(
        api.GET("/api/workspaces/{workspace_id}/documents/{document_id}/document", {
          params: { path: { workspace_id: workspaceId, document_id: documentId } },
        }),
      ),
    staleTime: 0,
  });

/** Edits another document than the one that is open. */
export const operate = (workspaceId: string, documentId: string, operation: Operation) =>
  data(
    api.POST("/api/workspaces/{workspace_id}/documents/{document_id}/operations", {
      params: { path: { workspace_id: workspaceId, document_id: documentId } },
      body: { client_id: newName(), operation: operation as unknown as Record<string, never> },
    }),
  );

export interface NewMap {
  title: string;
  /** The title in every language of the project. */
  text: Text;
  /** A set of phases, or a template with its usual touchpoints. */
  template: string;
  languages: readonly string[];
  /** What its head says. */
  head: readonly (readonly [string, unknown])[];
}

/** Makes a map with its head filled in. */
export async function makeMap(workspaceId: string, given: NewMap) {
  const made = await data(
    api.POST("/api/workspaces/{workspace_id}/documents", {
      params: of(workspaceId),
      body: {
        kind: "map",
        title: given.title,
        template: given.template,
        languages: [...given.languages],
      },
    }),
  );
  const changes = [["title", given.text] as const, ...given.head];
  await operate(
    workspaceId,
    made.id,
    together(changes.map(([field, value]) => setting("head", field, value))),
  );
  return made;
}
