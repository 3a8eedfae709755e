import { queryOptions } from "@tanstack/react-query";
import { api, data, type Shape } from "@/api/client";
import { readMap } from "@/mapping/canonical";
import type { Kind } from "./structure";

export type DocumentRow = Shape<"DocumentOut">;

/** The documents of a kind in a workspace. */
export const documentsQuery = (workspaceId: string, kind: Kind) =>
  queryOptions({
    queryKey: ["documents", workspaceId, kind],
    queryFn: async () => {
      const params = { path: { workspace_id: workspaceId }, query: { kind, size: 200 } };
      return (await data(api.GET("/api/workspaces/{workspace_id}/documents", { params }))).items;
    },
  });

/** What a new document is made of: its title, and what it starts from. One made from a map has a title already. */
export interface Start {
  title?: string;
  template?: string | null;
  map_id?: string;
  /** In which it is written; else in the one that is shown. */
  languages?: string[];
  fields?: Record<string, unknown>;
}

/** Makes a document in one language; as its template or its fields say, else empty. */
export const makeDocument = (workspaceId: string, kind: Kind, language: string, start: Start) =>
  data(
    api.POST("/api/workspaces/{workspace_id}/documents", {
      params: { path: { workspace_id: workspaceId } },
      body: { kind, languages: [language], ...start },
    }),
  );

/** What documents of each kind can be made of, and as what they can leave. */
export const kindsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["documents", workspaceId, "kinds"],
    queryFn: () =>
      data(
        api.GET("/api/workspaces/{workspace_id}/documents/kinds", {
          params: { path: { workspace_id: workspaceId } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Where the file of a document is fetched. */
export function exportAddress(workspaceId: string, documentId: string, format: string, language: string) {
  const how = new URLSearchParams({ format, language });
  return `/api/workspaces/${workspaceId}/documents/${documentId}/export?${how}`;
}

/** The maps of a workspace by name, for what comes from one. */
export const mapsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["maps", workspaceId, "names"],
    queryFn: async () => {
      const params = { path: { workspace_id: workspaceId }, query: { size: 200 } };
      return (await data(api.GET("/api/workspaces/{workspace_id}/maps", { params }))).items;
    },
    staleTime: 60_000,
  });

/** The names of the members, to choose an owner from. */
export const memberNamesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["members", workspaceId, "names"],
    queryFn: async () => {
      const params = { path: { workspace_id: workspaceId }, query: { size: 200 } };
      const { items } = await data(api.GET("/api/workspaces/{workspace_id}/members", { params }));
      return [...new Set(items.map((one) => one.name).filter(Boolean))];
    },
    staleTime: 60_000,
  });

/** What a map says, with the lists that a document leaves out while they are empty. */
export const mapDocumentQuery = (workspaceId: string, mapId: string | undefined) =>
  queryOptions({
    queryKey: ["maps", workspaceId, mapId, "document"],
    queryFn: async () => {
      const params = { path: { workspace_id: workspaceId, map_id: mapId! } };
      return readMap(
        await data(api.GET("/api/workspaces/{workspace_id}/maps/{map_id}/document", { params })),
      );
    },
    enabled: mapId !== undefined,
    staleTime: 15_000,
  });
