import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { meQuery, useWorkspaceId, workspaceQuery } from "@/api/me";
import { membersQuery } from "@/features/settings/api";
import { useMapId } from "../useMap";
import type { Place } from "./api";
import { mentionsIn } from "./mentions";

/** Where the talk is, who may be called, and whether I may join it. */
export function useTalk() {
  const place: Place = { workspaceId: useWorkspaceId(), mapId: useMapId() };
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
    onSuccess: () => queries.invalidateQueries({ queryKey: ["comments", place.mapId] }),
  });
}

/** The members that a text calls. */
export function useMentions(): (body: string) => string[] {
  const { members } = useTalk();
  return (body) => mentionsIn(body, members);
}
