import { useTranslation } from "react-i18next";

const KEYS: Record<string, string> = {
  "no person": "no_person",
  "no time": "no_time",
  "no event name": "no_name",
  "unreadable time": "unreadable_time",
  "time outside 1900-2200": "far_time",
  "value is not a number": "no_value",
  "score is not a number": "no_score",
  "too few columns": "too_few",
  "too many columns": "too_many",
  "broken quote": "broken_quote",
  "line too long": "too_long",
  "NUL byte": "nul",
  "unreadable characters": "unreadable_characters",
  "not a JSON object": "no_object",
};

/** Why a row was rejected, in the language of the screen; the library's words for a reason that is new. */
export function useReasons() {
  const { t } = useTranslation("data");
  return (reason: string) => (KEYS[reason] ? t(`reason.${KEYS[reason]}`) : reason);
}
