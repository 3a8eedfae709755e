import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useOpen } from "@/documents/useDocument";
import { actionsOf, kpisOf, type Plan } from "./plan";

/** The open plan: its actions and KPIs, and how it is edited. */
export function usePlan() {
  const { document, ...open } = useOpen<Plan>();
  const plan = document!;
  const parts = useMemo(() => ({ actions: actionsOf(plan), kpis: kpisOf(plan) }), [plan]);
  return { ...open, plan, ...parts };
}

/** Writes a figure in its unit: shares in per cent, times as durations. */
export function useInUnit(): (value: number | null | undefined, unit: string | null | undefined) => string {
  const { t } = useTranslation("plans");
  const formats = useFormats();
  return (value, unit) => {
    if (value == null) return formats.number(value);
    if (unit === "%") return formats.percent(value / 100);
    if (unit === "seconds") return formats.duration(value);
    if (unit === "points") return t("unit.points", { value: formats.number(value) });
    return unit ? `${formats.number(value)} ${unit}` : formats.number(value);
  };
}
