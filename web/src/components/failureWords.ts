import i18next from "i18next";
import { Problem } from "@/api/client";

/** What never came from the server, which tells all else in the reader's language. */
const OURS: readonly string[] = ["unreachable", "unexpected"];

/** What went wrong, as a sentence for people in the language that is shown. */
export function failureWords(error: unknown): string {
  if (error instanceof Problem && OURS.includes(error.code)) {
    return i18next.t(`failure.of.${error.code}`, { ns: "components" });
  }
  return error instanceof Error ? error.message : String(error);
}
