import { useTranslation } from "react-i18next";
import { withWords } from "@/mapping/texts";
import type { Text } from "@/mapping/types";
import { setting, together } from "./change";
import { useOpen } from "./useDocument";

/** Sets fields of a part in one edit. */
export function useSetFields(): (id: string, changes: readonly (readonly [string, unknown])[]) => void {
  const { apply } = useOpen();
  return (id, changes) => apply(together(changes.map(([field, value]) => setting(id, field, value))));
}

/** Sets one field of a part; what is empty is taken away. */
export function useSet(id: string, field: string): (value: unknown) => void {
  const setFields = useSetFields();
  return (value) => setFields(id, [[field, value === "" || value === undefined ? null : value]]);
}

/** Words as a text of the document: said in the language that is shown; other languages stay. */
export function useWords(): (before: Text | null | undefined, words: string) => Text | null {
  const { i18n } = useTranslation();
  const languages = useOpen().document?.languages ?? [i18n.language];
  const language = languages.includes(i18n.language) ? i18n.language : languages[0]!;
  return (before, words) => withWords(before, language, languages, words.trim());
}
