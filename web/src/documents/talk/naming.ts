import { said } from "@/mapping/texts";
import type { Text } from "@/mapping/types";
import type { Document, Part } from "../types";

// What parts of documents of any kind are called by, the plainest first.
const NAMES = ["title", "text", "name", "company", "pseudonym", "question", "quote", "label"];

/** The part with an id, wherever in a document it is held. */
export function partIn(document: Document, id: string): Part | undefined {
  const waiting: unknown[] = Object.values(document);
  while (waiting.length > 0) {
    const one = waiting.pop();
    if (one === null || typeof one !== "object") continue;
    if (!Array.isArray(one) && (one as Part).id === id) return one as Part;
    waiting.push(...Object.values(one));
  }
  return undefined;
}

/** What a part is called in a language; empty when nothing in it is a name. */
export function nameOf(part: Part, language: string, languages: readonly string[] = []): string {
  for (const field of NAMES) {
    const words = said(part[field] as Text | undefined, language, languages);
    if (words) return words;
  }
  return "";
}
