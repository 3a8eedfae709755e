import { useMemo } from "react";
import { adding } from "@/documents/change";
import { useWords } from "@/documents/edits";
import { useOpen } from "@/documents/useDocument";
import { type Content, type Item, idFor, itemsOf } from "./content";

/** The open calendar: its items, and how it is edited. */
export function useContent() {
  const { document, ...open } = useOpen<Content>();
  const content = document!;
  const items = useMemo(() => itemsOf(content), [content]);
  return { ...open, content, items };
}

/** Adds an item of these words and fields; gives its id, or null when it was refused. */
export function useAddItem(): (words: string, fields?: Partial<Item>) => string | null {
  const { content, apply } = useContent();
  const text = useWords();
  return (words, fields = {}) => {
    const id = idFor(content, words);
    const refused = apply(adding("item", { id, title: text(null, words), ...fields }));
    return refused === null ? id : null;
  };
}
