import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { atMostEvery } from "./atMostEvery";
import type { Grammar } from "./grammar";
import { keptInBrowser } from "./kept";
import type { Connect } from "./line";
import { DocumentStore } from "./store";
import type { Notice } from "./view";

// Hundreds may answer at once; counting them takes a moment.
const ANSWERS_EVERY_MS = 2000;

/** How somebody comes to a document: as a member of the workspace, or as a guest. */
export interface Door {
  /** Whose edits are kept in the browser until the server has them. */
  who: string;
  fetch: () => Promise<{ data: unknown; sequence: number }>;
  connect: Connect;
}

/** The store of a document that is open live; null until what this browser kept of it is known. */
export function useOpened<D>(
  grammar: Grammar<D>,
  read: (data: unknown) => D,
  documentId: string,
  door: Door,
  notice: (notice: Notice) => void,
): DocumentStore<D> | null {
  const queries = useQueryClient();
  const [store, setStore] = useState<DocumentStore<D> | null>(null);
  useEffect(() => {
    let opened: DocumentStore<D> | null = null;
    let isGone = false;
    const tell = (what: string) => void queries.invalidateQueries({ queryKey: [what, documentId] });
    keptInBrowser(door.who, documentId).then((kept) => {
      if (isGone) return;
      opened = new DocumentStore({
        grammar,
        async fetchDocument() {
          const { data, sequence } = await door.fetch();
          return { document: read(data), sequence };
        },
        connect: door.connect,
        kept,
        notice,
        comments: () => tell("comments"),
        answers: atMostEvery(ANSWERS_EVERY_MS, () => tell("answers")),
      });
      setStore(opened);
      opened.start();
    });
    return () => {
      isGone = true;
      opened?.stop();
    };
  }, [grammar, read, documentId, door, queries, notice]);
  useEffect(() => {
    if (!store) return;
    window.addEventListener("online", store.retry);
    return () => window.removeEventListener("online", store.retry);
  }, [store]);
  return store;
}
