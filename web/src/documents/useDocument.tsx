import { useSuspenseQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useMemo, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { meQuery, useWorkspaceId } from "@/api/me";
import { connectTo, fetchDocument } from "@/live/connect";
import type { DocumentStore } from "@/live/store";
import { type Door, useOpened } from "@/live/useOpened";
import type { Notice, View } from "@/live/view";
import { said } from "@/mapping/texts";
import type { Text } from "@/mapping/types";
import { grammarOf } from "./grammar";
import type { Kind } from "./structure";
import type { Document } from "./types";

const StoreContext = createContext<DocumentStore<Document> | null>(null);

interface DocumentProviderProps {
  kind: Kind;
  documentId: string;
  /** Tells people why an edit of theirs is not in the document. */
  onNotice: (notice: Notice) => void;
  children: ReactNode;
}

/** Opens a document of the workspace live, for all below. */
export function DocumentProvider({ documentId, ...props }: DocumentProviderProps) {
  const workspaceId = useWorkspaceId();
  const userId = useSuspenseQuery(meQuery).data.id;
  const door = useMemo<Door>(
    () => ({
      who: userId,
      fetch: () => fetchDocument(workspaceId, documentId),
      connect: connectTo(workspaceId, documentId, userId),
    }),
    [workspaceId, documentId, userId],
  );
  return <OpenDocument {...props} documentId={documentId} door={door} />;
}

const read = (data: unknown) => data as Document;

/** Opens a document live, for all below. What is below is shown once it is there. */
export function OpenDocument({
  kind,
  documentId,
  door,
  onNotice,
  children,
}: DocumentProviderProps & { door: Door }) {
  const grammar = useMemo(() => grammarOf<Document>(kind), [kind]);
  const store = useOpened(grammar, read, documentId, door, onNotice);
  return store && <StoreContext value={store}>{children}</StoreContext>;
}

function useStore(): DocumentStore<Document> {
  const store = use(StoreContext);
  if (!store) throw new Error("There is no open document here: DocumentProvider must be above.");
  return store;
}

/** A piece of what the open document shows; drawn again only when that piece changes. */
export function useView<T>(select: (view: View<Document>) => T): T {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, () => select(store.getView()));
}

/** All about the open document: what it says (null until it is there), what can be done, who is there. */
export function useOpen<D extends Document>() {
  const { apply, undo, redo, select, retry } = useStore();
  const view = useView((one) => one);
  return { ...view, document: view.document as D | null, apply, undo, redo, select, retry };
}

/** Says a text of the document in the language that is shown, or else in its first. */
export function useSaid(): (text: Text | null | undefined) => string {
  const { i18n } = useTranslation();
  const languages = useView((view) => view.document?.languages);
  return useMemo(() => (text) => said(text, i18n.language, languages), [i18n.language, languages]);
}
