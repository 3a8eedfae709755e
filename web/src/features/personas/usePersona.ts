import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { personaQuery, savePersona, versionOf } from "@/features/personas/api";
import { Autosave } from "@/features/personas/autosave";
import type { Kept, Persona } from "@/features/personas/types";

/** A persona that is kept as it is typed. Mount it anew for another persona. */
export function usePersona(workspaceId: string, personaId: string) {
  const client = useQueryClient();
  const query = personaQuery(workspaceId, personaId);
  const kept = useSuspenseQuery(query).data;
  const [autosave] = useState(() => {
    const keep = (persona: Kept) => {
      client.setQueryData(query.queryKey, persona);
      client.invalidateQueries({ queryKey: ["personas", workspaceId] });
      return versionOf(persona);
    };
    return new Autosave<Persona>(versionOf(kept), {
      save: async (document, version) =>
        keep(await savePersona(workspaceId, personaId, withoutGaps(document), version)),
      fetch: async () => keep(await client.fetchQuery({ ...query, staleTime: 0 })),
    });
  });
  const state = useSyncExternalStore(autosave.subscribe, autosave.snapshot);
  useLeaving(autosave, state.status === "waiting" || state.status === "saving");
  return { kept, state, autosave, persona: state.document };
}

/** Saves what waits when the screen is left, and asks before the page is closed over it. */
function useLeaving(autosave: Autosave<Persona>, isWaiting: boolean) {
  useEffect(() => () => void autosave.flush(), [autosave]);
  useEffect(() => {
    if (!isWaiting) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isWaiting]);
}

/** Without the empty lines that someone is about to write in. */
function withoutGaps(persona: Persona): Persona {
  const filled = (lines: Persona["goals"]) => lines.filter((line) => line !== "");
  return {
    ...persona,
    name: persona.name.trim() || "…",
    attitudes: filled(persona.attitudes),
    goals: filled(persona.goals),
    jobs: filled(persona.jobs),
    pains: filled(persona.pains),
    gains: filled(persona.gains),
  };
}
