import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useWorkspaceId } from "@/api/me";
import { useDocument } from "@/features/maps/useMap";
import { personasQuery } from "@/features/personas/api";

/** Says what a persona is called, whether this map describes it or the workspace's maps share it. */
export function usePersonaNames(): (id: string) => string {
  const own = useDocument().personas;
  const shared = useQuery(personasQuery(useWorkspaceId())).data;
  return useCallback(
    (id) => [...own, ...(shared ?? [])].find((one) => one.id === id)?.name ?? id,
    [own, shared],
  );
}
