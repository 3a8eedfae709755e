import { IconBulb, IconCircle, IconHeart, IconInfoCircle, IconShoppingBag } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { chartColor } from "@/components/chartColors";
import { type Item, PURPOSES, type Purpose } from "./content";

const ICONS = { inspire: IconBulb, inform: IconInfoCircle, convert: IconShoppingBag, keep: IconHeart };

/** The colour and the sign of what content does for customers, the same in every view. */
export const colorOf = (purpose: Purpose | null | undefined) =>
  purpose ? chartColor(PURPOSES.indexOf(purpose)) : "var(--app-soft)";
export const iconOf = (purpose: Purpose | null | undefined) => (purpose ? ICONS[purpose] : IconCircle);

/** What a kind of content is called. */
export function useKindName(): (item: Pick<Item, "kind" | "kind_name">) => string {
  const { t } = useTranslation("calendars");
  return (item) => (item.kind === "own" && item.kind_name) || t(`kind.${item.kind}`);
}
