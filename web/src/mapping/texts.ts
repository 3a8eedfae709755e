import type { Text } from "./types";

/** The text in a language, or in the first of the map's languages that has it. */
export function said(
  text: Text | null | undefined,
  language: string,
  languages: readonly string[] = [],
): string {
  if (text == null || typeof text === "string") return text ?? "";
  const found = [language, ...languages, ...Object.keys(text)].find((one) => one in text);
  return found === undefined ? "" : (text[found] ?? "");
}

/**
 * The text with other words in one language; those in other languages stay.
 * A plain text is in the map's first language, and remains plain while no other is said.
 */
export function withWords(
  text: Text | null | undefined,
  language: string,
  languages: readonly string[],
  words: string,
): Text | null {
  const first = languages[0] ?? language;
  const before = text == null ? {} : typeof text === "string" ? { [first]: text } : text;
  const after: Record<string, string> = { ...before, [language]: words };
  if (words === "") delete after[language];
  const left = Object.keys(after);
  if (left.length === 0) return null;
  const isPlain = left.length === 1 && left[0] === first && typeof text !== "object";
  return isPlain ? (after[first] ?? null) : after;
}
