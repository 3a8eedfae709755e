import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import type { Action } from "../plan";

/** What an action may yield a month: with its interval in a sentence, and shortly. */
export function useEstimate() {
  const { t } = useTranslation("plans");
  const formats = useFormats();
  return ({ estimate }: Pick<Action, "estimate">) => {
    if (!estimate) return null;
    const { unit, low, high } = estimate;
    const value = signed(estimate.value, formats.number);
    if (low == null || high == null)
      return { short: t("estimate.bare", { value, unit }), said: t("estimate.said", { value, unit }) };
    const ends = { low: formats.number(low), high: formats.number(high) };
    return {
      short: t("estimate.short", { value, unit, ...ends }),
      said: t("estimate.interval", { value, unit, ...ends }),
    };
  };
}

const signed = (value: number, written: (value: number) => string) =>
  value > 0 ? `+${written(value)}` : written(value);
