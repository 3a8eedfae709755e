import { useTranslation } from "react-i18next";
import { AUDIENCES } from "./project";

/** The usual audiences are shown in the reader's language and kept under one name. */
export function useAudienceNames() {
  const { t } = useTranslation("projects");
  const shown = (one: string): string => t(`audience.${one}`, { defaultValue: one });
  const kept = (name: string): string => AUDIENCES.find((one) => shown(one) === name) ?? name;
  return { shown, kept };
}
