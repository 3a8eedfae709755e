import { queryOptions } from "@tanstack/react-query";
import { api, csrfToken, data, problemOf, type Shape } from "@/api/client";
import type { Lens } from "@/features/lens/lens";
import type { Version } from "@/features/personas/autosave";
import { type Kept, type Persona, type Rule, writtenOf } from "@/features/personas/types";

const of = (workspaceId: string) => ({ path: { workspace_id: workspaceId } });
const one = (workspaceId: string, personaId: string) => ({
  path: { workspace_id: workspaceId, persona_id: personaId },
});

/** The personas that a workspace's maps share. */
export const personasQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["personas", workspaceId],
    queryFn: async () =>
      (
        await data(
          api.GET("/api/workspaces/{workspace_id}/personas", {
            params: { ...of(workspaceId), query: { size: 200 } },
          }),
        )
      ).items,
  });

export const personaQuery = (workspaceId: string, personaId: string) =>
  queryOptions({
    queryKey: ["persona", workspaceId, personaId],
    queryFn: () =>
      data(
        api.GET("/api/workspaces/{workspace_id}/personas/{persona_id}", {
          params: one(workspaceId, personaId),
        }),
      ),
  });

/** How many persons are of a persona. */
export const sizeQuery = (workspaceId: string, personaId: string, version: string) =>
  queryOptions({
    queryKey: ["persona-size", workspaceId, personaId, version],
    queryFn: ({ signal }) =>
      data(
        api.GET("/api/workspaces/{workspace_id}/personas/{persona_id}/size", {
          params: one(workspaceId, personaId),
          signal,
        }),
      ),
  });

/** How many persons a rule holds for that is not kept yet; for editors. */
export const ruleSizeQuery = (workspaceId: string, rule: Rule) =>
  queryOptions({
    queryKey: ["rule-size", workspaceId, rule],
    queryFn: ({ signal }) =>
      data(
        api.POST("/api/workspaces/{workspace_id}/personas/size", {
          params: of(workspaceId),
          body: { segment: rule },
          signal,
        }),
      ),
  });

/** What a rule can name: touchpoints, channels, attributes of persons and their values. */
export const vocabularyQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["vocabulary", workspaceId, "person"],
    queryFn: () =>
      data(
        api.GET("/api/workspaces/{workspace_id}/analyses/vocabulary", {
          params: { ...of(workspaceId), query: { subject: "person" } },
        }),
      ),
    staleTime: 300_000,
  });

const full = (lens: Lens) => lens as Shape<"LensIn">;

/** Who, how many, when, and how many have each touchpoint (or channel), through a lens. */
export const summaryQuery = (workspaceId: string, lens: Lens) =>
  queryOptions({
    queryKey: ["summary", workspaceId, lens],
    queryFn: ({ signal }) =>
      data(
        api.POST("/api/workspaces/{workspace_id}/analyses/summary", {
          params: of(workspaceId),
          body: { lens: full(lens) },
          signal,
        }),
      ),
  });

/** Where two groups of persons differ, the surest difference first. */
export const differencesQuery = (workspaceId: string, left: Lens, right: Lens) =>
  queryOptions({
    queryKey: ["summary-comparison", workspaceId, left, right],
    queryFn: ({ signal }) =>
      data(
        api.POST("/api/workspaces/{workspace_id}/analyses/summary/comparison", {
          params: of(workspaceId),
          body: { lens: full(left), other: full(right) },
          signal,
        }),
      ),
  });

export const addPersona = (workspaceId: string, persona: Persona) =>
  data(api.POST("/api/workspaces/{workspace_id}/personas", { params: of(workspaceId), body: persona }));

export const shareFromMap = (workspaceId: string, mapId: string, persona: string) =>
  data(
    api.POST("/api/workspaces/{workspace_id}/personas/from-map", {
      params: of(workspaceId),
      body: { map_id: mapId, persona },
    }),
  );

/** Keeps a persona when nobody changed it since a version. */
export const savePersona = (workspaceId: string, personaId: string, persona: Persona, version: string) =>
  data(
    api.PUT("/api/workspaces/{workspace_id}/personas/{persona_id}", {
      params: one(workspaceId, personaId),
      body: persona,
      headers: { "If-Match": `"${version}"` },
    }),
  );

export const removePersona = (workspaceId: string, personaId: string, version: string) =>
  data(
    api.DELETE("/api/workspaces/{workspace_id}/personas/{persona_id}", {
      params: one(workspaceId, personaId),
      headers: { "If-Match": `"${version}"` },
    }),
  );

export const versionOf = (kept: Kept): Version<Persona> => ({
  document: writtenOf(kept),
  version: kept.version,
});

/** Keeps a picture; gives the path by which a persona names it. */
export async function addImage(workspaceId: string, file: File): Promise<string> {
  const answer = await fetch(`/api/workspaces/${workspaceId}/images`, {
    method: "POST",
    body: file,
    headers: { "X-CSRFToken": csrfToken(), "Content-Type": "application/octet-stream" },
  });
  if (!answer.ok) throw await problemOf(answer);
  return ((await answer.json()) as Shape<"ImageOut">).path;
}

/** Personas that only maps describe, each once. */
export const onMapsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["personas", workspaceId, "on-maps"],
    queryFn: async () => {
      const { items } = await data(
        api.GET("/api/workspaces/{workspace_id}/personas/on-maps", {
          params: { ...of(workspaceId), query: { size: 200 } },
        }),
      );
      return [...new Map(items.map((one) => [one.id, one])).values()];
    },
  });
