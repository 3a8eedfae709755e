import { notifications } from "@mantine/notifications";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useOpen } from "@/documents/useDocument";
import type { Notice } from "@/live/view";
import { withWords } from "@/mapping/texts";
import type { Operation, Text } from "@/mapping/types";
import { actionsOf, kpisOf, type Plan, setting } from "./plan";

/** The open plan: its actions and KPIs, and how it is edited. */
export function usePlan() {
  const { document, ...open } = useOpen<Plan>();
  const plan = document!;
  const parts = useMemo(() => ({ actions: actionsOf(plan), kpis: kpisOf(plan) }), [plan]);
  return { ...open, plan, ...parts };
}

/** Sets fields of a part in one edit, which is undone as one. */
export function useSetFields(): (id: string, changes: readonly (readonly [string, unknown])[]) => void {
  const { apply } = useOpen<Plan>();
  return (id, changes) => {
    const operations = changes.map(([field, value]) => setting(id, field, value));
    const operation = operations.length === 1 ? operations[0]! : ({ op: "all", operations } as Operation);
    apply(operation);
  };
}

/** Words as a text of the plan: said in the language that is shown; other languages stay. */
export function useWords(): (before: Text | null | undefined, words: string) => Text | null {
  const { i18n } = useTranslation();
  const languages = useOpen<Plan>().document?.languages ?? [i18n.language];
  const language = languages.includes(i18n.language) ? i18n.language : languages[0]!;
  return (before, words) => withWords(before, language, languages, words.trim());
}

/** A field of the address, and how to set it. */
export function useAddress(field: string): [string | undefined, (value: string | undefined) => void] {
  const value = useSearch({ strict: false, select: (search) => search[field] });
  const navigate = useNavigate();
  const set = (next: string | undefined) =>
    void navigate({ to: ".", search: (search) => ({ ...search, [field]: next }), replace: true });
  return [typeof value === "string" ? value : undefined, set];
}

/** Tells why an edit is not in the plan. */
export function useNotices(): (notice: Notice) => void {
  const { t } = useTranslation("plans");
  return useMemo(
    () =>
      ({ kind, code, values, detail }) => {
        notifications.show({
          id: `${kind}-${code}`,
          color: kind === "dropped" ? "red" : "orange",
          title: t(`notice.${kind}`),
          message: detail ?? t([`refused.${code}`, "refused.other"], { ...values, code }),
          autoClose: kind === "dropped" ? false : 6000,
        });
      },
    [t],
  );
}

/** Today as days are written in a plan. */
export function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
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

/** How a language writes decimals, for fields of numbers; both separators can be typed. */
export function useDecimals(): { decimalSeparator: string; allowedDecimalSeparators: string[] } {
  const { i18n } = useTranslation();
  return { decimalSeparator: i18n.language === "nl" ? "," : ".", allowedDecimalSeparators: [".", ","] };
}
