import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import { meQuery, useWorkspaceId, workspaceQuery } from "@/api/me";
import { membersQuery } from "@/features/settings/api";
import { countsQuery, type Place } from "./api";
import { mentionsIn } from "./mentions";

/** The document that the address names, a map or any other. */
export function usePlace(): Place {
  const workspaceId = useWorkspaceId();
  const documentId = useParams({
    strict: false,
    select: (params) => params.documentId ?? params.mapId ?? "",
  });
  return { workspaceId, documentId };
}

/** Where the talk is, who may be called, and whether I may join it. */
export function useTalk() {
  const place = usePlace();
  const members = useQuery(membersQuery(place.workspaceId)).data ?? [];
  const { role } = useSuspenseQuery(workspaceQuery(place.workspaceId)).data;
  const me = useSuspenseQuery(meQuery).data.id;
  return { place, members, me, role, canComment: role !== "viewer" };
}

/** Does something to the comments, and fetches them again. */
export function useSaying<Given>(say: (given: Given) => Promise<unknown>) {
  const queries = useQueryClient();
  const { place } = useTalk();
  return useMutation({
    mutationFn: say,
    onSuccess: () => queries.invalidateQueries({ queryKey: ["comments", place.documentId] }),
  });
}

/** The members that a text calls. */
export function useMentions(): (body: string) => string[] {
  const { members } = useTalk();
  return (body) => mentionsIn(body, members);
}

const NONE: ReadonlyMap<string | null, number> = new Map();

/** Open threads by the id of the part; null is the document as a whole. */
export function useCommentCounts(): ReadonlyMap<string | null, number> {
  const counts = useQuery(countsQuery(usePlace())).data;
  return useMemo(() => (counts ? new Map(counts.map((one) => [one.part, one.n_open])) : NONE), [counts]);
}
