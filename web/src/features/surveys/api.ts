import { keepPreviousData, mutationOptions, queryOptions } from "@tanstack/react-query";
import { api, data, type Shape } from "@/api/client";
import type { Wanted } from "./sample/sample";

const of = (workspaceId: string, documentId: string) => ({
  path: { workspace_id: workspaceId, document_id: documentId },
});
/** All that answers change begins so: the live connection has it asked anew. */
export const answersKey = (documentId: string) => ["answers", documentId] as const;

// Who begins is not told live, and without a live connection nobody is.
const EVERY_MS = 20_000;

export type Collecting = Shape<"CollectingOut">;

/** How the survey collects: its link, whether it is open, how many began and finished. */
export const collectingQuery = (workspaceId: string, documentId: string) =>
  queryOptions({
    queryKey: [...answersKey(documentId), "collecting"],
    queryFn: () =>
      data(
        api.GET("/api/workspaces/{workspace_id}/documents/{document_id}/survey", {
          params: of(workspaceId, documentId),
        }),
      ),
    refetchInterval: EVERY_MS,
  });

/** A mean or a share with its interval; null where nothing is known. */
export interface Interval {
  n: number;
  low: number | null;
  high: number | null;
}

export interface OptionResult {
  option: string;
  count: number;
  share: number | null;
  low: number | null;
  high: number | null;
}

export interface QuestionResult {
  question: string;
  asked: number;
  n: number;
  options: OptionResult[];
  mean: (Interval & { value: number | null }) | null;
  csat: (Interval & { satisfied: number; share: number | null }) | null;
  nps: (Interval & { promoters: number; passives: number; detractors: number; value: number | null }) | null;
  texts: string[];
  is_few: boolean;
}

export interface Response {
  started: number;
  finished: number;
  invited: number | null;
  share: number | null;
  low: number | null;
  high: number | null;
  by_day: Record<string, number>;
  median_seconds: number | null;
  needed: number;
}

export interface Results {
  is_simulated: boolean;
  response: Response;
  questions: QuestionResult[];
}

/** What the answers come to; of those who stand for a persona, or of all. */
export const resultsQuery = (workspaceId: string, documentId: string, persona: string | undefined) =>
  queryOptions({
    queryKey: [...answersKey(documentId), "results", persona ?? ""],
    queryFn: async () =>
      (await data(
        api.GET("/api/workspaces/{workspace_id}/documents/{document_id}/survey/results", {
          params: { ...of(workspaceId, documentId), query: { persona } },
        }),
      )) as unknown as Results,
    placeholderData: keepPreviousData,
  });

export interface SampleRow {
  margin: number;
  needed: number;
  invitations: number;
  /** How many of those invited answer: fewer than needed where there are too few customers. */
  expected: number;
  expected_margin: number;
}

export interface Sample {
  population: number | null;
  confidence: number;
  response_rate: number;
  wanted: SampleRow;
  rows: SampleRow[];
  n: number;
  margin: number | null;
  is_enough: boolean;
  is_few: boolean;
}

/** How many answers a margin takes, beside those that came in. */
export const sampleQuery = (
  workspaceId: string,
  documentId: string,
  wanted: Wanted,
  population: number | null,
) =>
  queryOptions({
    queryKey: [...answersKey(documentId), "sample", wanted, population],
    queryFn: async () =>
      (await data(
        api.GET("/api/workspaces/{workspace_id}/documents/{document_id}/survey/sample", {
          params: { ...of(workspaceId, documentId), query: { ...wanted, population } },
        }),
      )) as unknown as Sample,
    placeholderData: keepPreviousData,
  });

/** Has a link by which anyone answers; another one when asked. */
export const openSurvey = (workspaceId: string, documentId: string) =>
  mutationOptions({
    mutationFn: (isNew: boolean) =>
      data(
        api.PUT("/api/workspaces/{workspace_id}/documents/{document_id}/survey/link", {
          params: of(workspaceId, documentId),
          body: { is_new: isNew },
        }),
      ),
    onSuccess: (found, _isNew, _kept, { client }) =>
      client.setQueryData(collectingQuery(workspaceId, documentId).queryKey, found),
  });

/** Takes the open link back. */
export const closeSurvey = (workspaceId: string, documentId: string) =>
  mutationOptions({
    mutationFn: () =>
      api.DELETE("/api/workspaces/{workspace_id}/documents/{document_id}/survey/link", {
        params: of(workspaceId, documentId),
      }),
    onSuccess: (_found, _given, _kept, { client }) =>
      client.invalidateQueries({ queryKey: answersKey(documentId) }),
  });

export type Invitations = Shape<"InvitationsIn">;

/** A CSV of personal links, shown this once. */
export const inviteTo = (workspaceId: string, documentId: string) =>
  mutationOptions({
    mutationFn: async (body: Invitations) =>
      (await data(
        api.POST("/api/workspaces/{workspace_id}/documents/{document_id}/survey/invitations", {
          params: of(workspaceId, documentId),
          body,
          parseAs: "blob",
        }),
      )) as unknown as Blob,
    onSuccess: (_found, _given, _kept, { client }) =>
      client.invalidateQueries({ queryKey: answersKey(documentId) }),
  });

/** Takes back the personal links by which nobody began. */
export const takeBackLinks = (workspaceId: string, documentId: string) =>
  mutationOptions({
    mutationFn: () =>
      data(
        api.DELETE("/api/workspaces/{workspace_id}/documents/{document_id}/survey/invitations", {
          params: of(workspaceId, documentId),
        }),
      ),
    onSuccess: (_found, _given, _kept, { client }) =>
      client.invalidateQueries({ queryKey: answersKey(documentId) }),
  });

/** Where all answers are fetched as a file. */
export const answersAddress = (workspaceId: string, documentId: string) =>
  `/api/workspaces/${workspaceId}/documents/${documentId}/survey/answers/export`;

/** Where the survey is seen as respondents will see it. */
export function rehearsalAddress(workspaceId: string, documentId: string, search: Record<string, string>) {
  return `/survey/preview/${workspaceId}/${documentId}?${new URLSearchParams(search)}`;
}
