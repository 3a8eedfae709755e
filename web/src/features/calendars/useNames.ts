import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { mapDocumentQuery, mapsQuery, memberNamesQuery } from "@/documents/api";
import { personasQuery } from "@/features/personas/api";
import { registerQuery } from "@/features/touchpoints/api";
import { said } from "@/mapping/texts";
import type { Item } from "./content";
import { useContent } from "./useContent";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What items are for, by name: the phases of the calendar's map, the personas, channels and touchpoints. */
export function useNames() {
  const { t, i18n } = useTranslation("calendars");
  const workspaceId = useWorkspaceId();
  const { content, items } = useContent();
  const map = useQuery(mapsQuery(workspaceId)).data?.find((one) => one.name === content.map);
  const document = useQuery(mapDocumentQuery(workspaceId, map?.id)).data;
  const register = useQuery(registerQuery(workspaceId)).data;
  const personas = useQuery(personasQuery(workspaceId)).data;
  const members = useQuery(memberNamesQuery(workspaceId)).data;
  return useMemo(() => {
    const titles = new Map(
      document?.phases.map((one) => [one.id, said(one.title, i18n.language, document.head.languages)]),
    );
    const described = document?.personas.map((one) => [one.id, said(one.name, i18n.language)] as const);
    const names = new Map([
      ...(described ?? []),
      ...(personas?.map((one) => [one.id, one.name] as const) ?? []),
    ]);
    const used = (key: keyof Item) => items.flatMap((one) => (one[key] as string | null | undefined) ?? []);
    const phases = unique([...titles.keys(), ...(content.phases ?? []), ...used("phase")]);
    const choices = (ids: readonly string[], names: Map<string, string>): Choice[] =>
      ids.map((value) => ({ value, label: names.get(value) ?? value }));
    const ofRegister = register?.touchpoints ?? [];
    return {
      phases: choices(phases, titles),
      personas: choices(unique([...names.keys(), ...(content.personas ?? []), ...used("persona")]), names),
      channels: unique([
        ...(content.channels ?? []),
        ...used("channel"),
        ...ofRegister.flatMap((one) => one.channel ?? []),
      ]),
      touchpoints: unique([...ofRegister.map((one) => one.name), ...used("touchpoint")]),
      owners: unique([...(members ?? []), ...used("owner")]),
      phaseName: (id: string | null) => (id === null ? t("unsaid") : (titles.get(id) ?? id)),
      personaName: (id: string | null) => (id === null ? t("everyone") : (names.get(id) ?? id)),
    };
  }, [document, register, personas, members, content, items, i18n.language, t]);
}

export type Names = ReturnType<typeof useNames>;

const unique = (values: readonly string[]) => [...new Set(values)];
