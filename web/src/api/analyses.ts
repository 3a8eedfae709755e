import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";
import type { paths } from "@/api/generated/api";

type Place<Name extends string> = `/api/workspaces/{workspace_id}/analyses/${Name}`;
type Json<Content> = Content extends { content: { "application/json": infer Body } } ? Body : never;
type Asking<Name extends Analysis> = paths[Place<Name>]["post"];

/** The questions about journeys that the API answers. */
export type Analysis =
  | "summary"
  | "trend"
  | "flow"
  | "funnel"
  | "paths"
  | "variants"
  | "journeys"
  | "person"
  | "summary/comparison"
  | "flow/comparison"
  | "funnel/comparison";

/** What an analysis is asked with; what has a default may be left out. */
export type Question<Name extends Analysis> = Loose<Json<Asking<Name>["requestBody"]>>;

type Loose<T> = T extends (infer Item)[]
  ? Loose<Item>[]
  : T extends object
    ? { [K in keyof T]?: Loose<T[K]> }
    : T;

/** What an analysis answers. */
export type Answer<Name extends Analysis> = Json<Asking<Name>["responses"][200]>;

/** An answer, kept while the same is asked; the former one stays until the next is there. */
export function analysisQuery<Name extends Analysis>(
  workspaceId: string,
  name: Name,
  question: Question<Name>,
) {
  return queryOptions({
    queryKey: ["analyses", workspaceId, name, question],
    queryFn: async ({ signal }): Promise<Answer<Name>> => {
      // One function for all: the client's types know each address by itself, not a union of them.
      const ask = api.POST as unknown as (place: string, options: object) => Promise<{ data?: Answer<Name> }>;
      const params = { path: { workspace_id: workspaceId } };
      return data(ask(`/api/workspaces/{workspace_id}/analyses/${name}`, { params, body: question, signal }));
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** Every name that a lens can say, with how often it occurs. */
export const vocabularyQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["analyses", workspaceId, "vocabulary"],
    queryFn: ({ signal }) =>
      data(
        api.GET("/api/workspaces/{workspace_id}/analyses/vocabulary", {
          params: { path: { workspace_id: workspaceId } },
          signal,
        }),
      ),
    staleTime: 60_000,
  });
