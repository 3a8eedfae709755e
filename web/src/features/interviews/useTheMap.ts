import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useWorkspaceId } from "@/api/me";
import { mapDocumentQuery, mapsQuery } from "@/documents/api";
import { useSaid } from "@/documents/useDocument";
import { personaNamesQuery } from "./mapApi";
import { type MapPart, pointsOf } from "./points";
import { useInterviews } from "./useInterviews";

/** The map that the interviews are about: its touchpoints and cards; null while there is none. */
export function useTheMap(): { id: string; title: string; points: readonly MapPart[] } | null {
  const workspaceId = useWorkspaceId();
  const { interviews } = useInterviews();
  const said = useSaid();
  const row = useQuery({ ...mapsQuery(workspaceId), enabled: Boolean(interviews.map) }).data?.find(
    (one) => one.name === interviews.map,
  );
  const map = useQuery(mapDocumentQuery(workspaceId, row?.id)).data;
  return useMemo(
    () => (row && map ? { id: row.id, title: row.title, points: pointsOf(map, said) } : null),
    [row, map, said],
  );
}

/** What personas are called by their id: those of the workspace, and those that the map describes. */
export function usePersonas(): ReadonlyMap<string, string> {
  const workspaceId = useWorkspaceId();
  const names = useQuery(personaNamesQuery(workspaceId)).data;
  return useMemo(() => new Map(names), [names]);
}
