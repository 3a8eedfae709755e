import i18next from "i18next";
import { Problem } from "@/api/client";

/** What the server says alike every time; all else it says more exactly than we could. */
const GENERAL: readonly string[] = [
  "unreachable",
  "not_found",
  "failed",
  "unexpected",
  "too_many",
  "unknown_person",
];

/** What went wrong, as a sentence for people: general failures in the language that is shown. */
export function failureWords(error: unknown): string {
  if (error instanceof Problem && GENERAL.includes(error.code)) {
    return i18next.t(`failure.of.${error.code}`, { ns: "components" });
  }
  return error instanceof Error ? error.message : String(error);
}
