import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import {
  createContext,
  type ReactNode,
  use,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import { useTranslation } from "react-i18next";
import { meQuery, useWorkspaceId } from "@/api/me";
import { connectTo, fetchDocument } from "@/live/connect";
import { keptInBrowser } from "@/live/kept";
import { DocumentStore } from "@/live/store";
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
  const queries = useQueryClient();
  const notice = useNotices();
  const [store, setStore] = useState<MapStore | null>(null);
  useEffect(() => {
    let opened: MapStore | null = null;
    let isGone = false;
    keptInBrowser(userId, mapId).then((kept) => {
      if (isGone) return;
      opened = new DocumentStore({
        grammar: MAP_GRAMMAR,
        fetchDocument: () => fetchMap(workspaceId, mapId),
        connect: connectTo(workspaceId, mapId, userId),
        kept,
        notice,
        comments: () => void queries.invalidateQueries({ queryKey: ["comments", mapId] }),
      });
      setStore(opened);
      opened.start();
    });
    return () => {
      isGone = true;
      opened?.stop();
    };
  }, [workspaceId, mapId, userId, queries, notice]);
  useEffect(() => {
    if (!store) return;
    window.addEventListener("online", store.retry);
    return () => window.removeEventListener("online", store.retry);
  }, [store]);
  return store && <StoreContext value={store}>{children}</StoreContext>;
}

async function fetchMap(workspaceId: string, mapId: string) {
  const { data, sequence } = await fetchDocument(workspaceId, mapId);
  return { document: readMap(data), sequence };
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

/** A field of the address, and how to set it: `const [panel, setPanel] = useAddress("panel")`. */
export function useAddress(field: string): [string | undefined, (value: string | undefined) => void] {
  const value = useSearch({ strict: false, select: (search) => search[field] });
  const navigate = useNavigate();
  const set = (next: string | undefined) =>
    void navigate({ to: ".", search: (search) => ({ ...search, [field]: next }), replace: true });
  return [typeof value === "string" ? value : undefined, set];
}
