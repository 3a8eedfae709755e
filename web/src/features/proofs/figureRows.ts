import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import type { Share, StepConformance, StepFigures } from "./types";

/** A figure of a step, written out. */
export interface FigureRow {
  key: string;
  label: string;
  value: string;
  /** Its n and 95 % interval. */
  about: string;
  /** One sentence: what it says. */
  help: string;
}

interface Estimate {
  low: number | null;
  high: number | null;
}

/** Writes figures out with their n and interval. */
export function useWritten() {
  const { t } = useTranslation("proofs");
  const formats = useFormats();
  const between = ({ low, high }: Estimate, write: (value: number) => string) =>
    low === null || high === null ? null : t("figure.between", { low: write(low), high: write(high) });
  const about = (estimate: Estimate, write: (value: number) => string, n: string) =>
    [between(estimate, write), n].filter(Boolean).join(" · ");
  const ofJourneys = ({ count, n }: Share) =>
    t("figure.of_journeys", { count: n, part: formats.number(count), n: formats.number(n) });
  const points = (value: number) => formats.emotion(100 * value);
  return { t, formats, about, ofJourneys, points };
}

/** All that a proof says of a step, figure by figure. */
export function useFigureRows(): (figures: StepFigures, conformance?: StepConformance) => FigureRow[] {
  const { t, formats, about, ofJourneys, points } = useWritten();
  const row = (key: string, value: string, about: string): FigureRow => ({
    key,
    label: t(`figure.${key}`),
    value,
    about,
    help: t(`figure.${key}_help`),
  });
  const share = (key: string, one: Share) =>
    row(key, formats.percent(one.share), about(one, formats.percent, ofJourneys(one)));
  return (figures, conformance) => {
    const { reached, drop_off, time_to_next, emotion, effect, repeated, money } = figures;
    const rows = [share("reached", reached), share("drop_off", drop_off)];
    if (time_to_next.n > 0) {
      const slow = t("figure.slow", {
        p90: formats.duration(time_to_next.p90),
        n: formats.number(time_to_next.n),
      });
      rows.push(row("time", formats.duration(time_to_next.median), slow));
    }
    if (emotion.n > 0) {
      const n = t("figure.of_answers", { count: emotion.n, n: formats.number(emotion.n) });
      rows.push(row("emotion", formats.emotion(emotion.value), about(emotion, formats.emotion, n)));
    }
    if (effect?.difference != null) {
      const shares = t("figure.effect_shares", {
        passed: formats.percent(effect.passed.share),
        others: formats.percent(effect.others.share),
        n: formats.number(effect.passed.n + effect.others.n),
      });
      const difference = t("figure.points", { points: points(effect.difference) });
      rows.push(row(effect.is_gate ? "gate" : "effect", difference, about(effect, points, shares)));
    }
    if (conformance) {
      rows.push(share("completed", conformance.completed));
      if (conformance.skipped.count > 0) rows.push(share("skipped", conformance.skipped));
      if (conformance.out_of_order.count > 0) rows.push(share("out_of_order", conformance.out_of_order));
    }
    if (repeated.count > 0) rows.push(share("repeated", repeated));
    if (money.mean !== null && money.currency !== null) {
      const write = (value: number) => formats.money(value, money.currency!);
      rows.push(
        row(
          "money",
          write(money.mean),
          about(money, write, t("figure.n_journeys", { n: formats.number(money.n) })),
        ),
      );
    }
    return rows;
  };
}
