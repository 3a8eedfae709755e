import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useWorkspaceId } from "@/api/me";
import { useDocument } from "@/features/maps/useMap";
import { personasQuery } from "@/features/personas/api";

/** The personas that this map describes, and those that the workspace's maps share. */
export function usePersonas(): { id: string; name: string }[] {
  const own = useDocument().personas;
  const shared = useQuery(personasQuery(useWorkspaceId())).data;
  return useMemo(() => {
    const isOwn = new Set(own.map((one) => one.id));
    return [...own, ...(shared ?? []).filter((one) => !isOwn.has(one.id))];
  }, [own, shared]);
}

/** Says what a persona is called. */
export function usePersonaNames(): (id: string) => string {
  const personas = usePersonas();
  return useCallback((id) => personas.find((one) => one.id === id)?.name ?? id, [personas]);
}
