import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { createContext, type ReactNode, use, useMemo, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { meQuery, useWorkspaceId } from "@/api/me";
import { connectTo, fetchDocument } from "@/live/connect";
import type { DocumentStore } from "@/live/store";
import { type Door, useOpened } from "@/live/useOpened";
import type { View as ViewOf } from "@/live/view";
import { readMap } from "@/mapping/canonical";
import { MAP_GRAMMAR } from "@/mapping/grammar";
import { said } from "@/mapping/texts";
import type { JourneyMap, Text } from "@/mapping/types";
import { useNotices } from "./notices";

/** An open map, and what the screen shows of it. */
export type MapStore = DocumentStore<JourneyMap>;
type View = ViewOf<JourneyMap>;

const StoreContext = createContext<MapStore | null>(null);

/** Opens the map that the address names, for all below. */
export function MapProvider({ children }: { children: ReactNode }) {
  const workspaceId = useWorkspaceId();
  const mapId = useMapId();
  const userId = useSuspenseQuery(meQuery).data.id;
  const door = useMemo<Door>(
    () => ({
      who: userId,
      fetch: () => fetchDocument(workspaceId, mapId),
      connect: connectTo(workspaceId, mapId, userId),
    }),
    [workspaceId, mapId, userId],
  );
  const store = useOpened(MAP_GRAMMAR, readMap, mapId, door, useNotices());
  return store && <StoreContext value={store}>{children}</StoreContext>;
}

/** The id of the map that the address names. */
export function useMapId(): string {
  return useParams({ strict: false, select: (params) => params.mapId ?? "" });
}

/** The store of the open map: what does not change while it is open. */
export function useStore(): MapStore {
  const store = use(StoreContext);
  if (!store) throw new Error("There is no open map here: MapProvider must be above.");
  return store;
}

/** A piece of what the open map shows; drawn again only when that piece changes. */
export function useView<T>(select: (view: View) => T): T {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, () => select(store.getView()));
}

/** The document of the open map; the frame shows its parts only once it is there. */
export function useDocument(): JourneyMap {
  return useView((view) => view.document)!;
}

/** All about the open map: the document, what can be done, who is there. */
export function useMap() {
  const store = useStore();
  const view = useView((one) => one);
  const { apply, undo, redo, select } = store;
  return { ...view, map: view.document!, apply, undo, redo, select };
}

/** The language in which the map is read and written: the address's, or else mine, or else the map's first. */
export function useMapLanguage(): string {
  const { i18n } = useTranslation();
  const languages = useView((view) => view.document?.head.languages) ?? [];
  const wanted = useSearch({ strict: false, select: (search) => search.in });
  return [wanted, i18n.language, languages[0]].find((one) => languages.includes(one as string)) as string;
}

/** Says a text of the map in the language that is shown. */
export function useSaid(): (text: Text | null | undefined) => string {
  const language = useMapLanguage();
  const languages = useView((view) => view.document?.head.languages);
  return useMemo(() => (text) => said(text, language, languages), [language, languages]);
}
