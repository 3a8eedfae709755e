import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { useFormats } from "@/app/format";
import { useAddress } from "@/documents/address";
import { mapDocumentQuery } from "@/documents/api";
import { personasQuery } from "@/features/personas/api";
import { said } from "@/mapping/texts";
import type { JourneyMap, Text } from "@/mapping/types";
import { type Of, validationQuery, type Whose } from "./api";

/** The map that the address names. */
export function useOf(): Of {
  const mapId = useParams({ strict: false, select: (params) => params.mapId ?? "" });
  return { workspaceId: useWorkspaceId(), mapId };
}

/** Whose words count, as the address says: `?who=` a persona, `?of=` how many customers there are. */
export function useWhose(): Whose {
  const [persona] = useAddress("who");
  const [population] = useAddress("of");
  const n = Number(population);
  return useMemo(
    () => ({ persona: persona ?? null, population: Number.isInteger(n) && n > 0 ? n : null }),
    [persona, n],
  );
}

/** What is known of the map; the former answer stays until the next is there. */
export function useValidation() {
  const { i18n } = useTranslation();
  return useQuery({
    ...validationQuery(useOf(), useWhose(), i18n.language),
    placeholderData: keepPreviousData,
  });
}

/** The map itself. */
export function useMapDocument(): JourneyMap | undefined {
  const { workspaceId, mapId } = useOf();
  return useQuery(mapDocumentQuery(workspaceId, mapId)).data;
}

/** Says a text of the map in the language that is shown. */
export function useSaid(): (text: Text | null | undefined) => string {
  const { i18n } = useTranslation();
  const languages = useMapDocument()?.head.languages;
  return useMemo(() => (text) => said(text, i18n.language, languages), [i18n.language, languages]);
}

/** The personas of the map and those that the workspace's maps share, by their ids. */
export function usePersonas(): ReadonlyMap<string, string> {
  const shared = useQuery(personasQuery(useWorkspaceId())).data;
  const own = useMapDocument()?.personas;
  return useMemo(
    () => new Map([...(shared ?? []), ...(own ?? [])].map((one) => [one.id, one.name])),
    [shared, own],
  );
}

/** Says what a persona is called. */
export function usePersonaNames(): (id: string) => string {
  const personas = usePersonas();
  return (id) => personas.get(id) ?? id;
}

/** Whether I may edit in this workspace. */
export function useCanEdit(): boolean {
  const role = useQuery(workspaceQuery(useWorkspaceId())).data?.role;
  return role === "owner" || role === "editor";
}

/** Figures written out with their n and interval. */
export function useWritten() {
  const { t } = useTranslation("validation");
  const formats = useFormats();
  return useMemo(() => {
    const about = (
      one: { low: number | null; high: number | null; n: number },
      write: (v: number | null) => string,
    ) =>
      t("interval", { low: write(one.low), high: write(one.high), n: formats.number(one.n), count: one.n });
    const ends = (
      one: { low: number | null; high: number | null },
      write: (v: number | null) => string,
    ): readonly [string, string] | null =>
      one.low === null || one.high === null ? null : [write(one.low), write(one.high)];
    return { formats, about, ends };
  }, [t, formats]);
}
