import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import type { Kpi } from "../plan";

/** Says in a sentence how a KPI is counted. */
export function useCounted(): (kpi: Kpi) => string {
  const { t } = useTranslation("plans");
  const formats = useFormats();
  return ({ definition }) => {
    if (!definition) return t("counted.by_hand");
    const { measure, start, end, within_seconds } = definition;
    if (measure === "conversion" && within_seconds)
      return t("counted.conversion_within", { start, end, within: formats.duration(within_seconds) });
    if (["csat", "ces", "nps"].includes(measure))
      return t(end ? "counted.score_of" : "counted.score", { measure: t(`measure.${measure}`), end });
    return t(`counted.${measure}`, { start, end });
  };
}
