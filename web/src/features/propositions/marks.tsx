import { IconChartBar, IconQuote } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./marks.module.css";
import { IMPORTANCES, type Status, type Strength } from "./proposition";

/** How far a need is answered: an empty circle, a third, two thirds, or full; in words where `isSaid`. */
export function AnsweredMark({ strength, isSaid = true }: { strength: Strength; isSaid?: boolean }) {
  const { t } = useTranslation("propositions");
  return (
    <>
      <svg viewBox="0 0 12 12" className={classes.answered} aria-hidden>
        <clipPath id={`answered-${strength}`}>
          <rect x="0" y={11 - (10 * strength) / 3} width="12" height="12" />
        </clipPath>
        <circle cx="6" cy="6" r="5" fill="currentColor" clipPath={`url(#answered-${strength})`} />
        <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" strokeWidth="1.2" />
      </svg>
      {isSaid && <span className={classes.said}>{t(`strength.${strength}`)}</span>}
    </>
  );
}

/** How much a need counts to the customer, as five bars. */
export function ImportanceMark({ importance }: { importance: number | null | undefined }) {
  const { t } = useTranslation("propositions");
  const words = importance == null ? t("importance.unjudged") : t("importance.said", { importance });
  return (
    <span title={words}>
      <svg viewBox="0 0 17 11" className={classes.importance} aria-hidden>
        {IMPORTANCES.map((at) => (
          <rect
            key={at}
            x={(at - 1) * 3.5}
            y={10 - at * 2}
            width="2.5"
            height={at * 2 + 1}
            rx="0.8"
            fill="currentColor"
            data-on={(importance ?? 0) >= at || undefined}
            opacity={(importance ?? 0) >= at ? 1 : 0.35}
          />
        ))}
      </svg>
      <span className={classes.said}>{words}</span>
    </span>
  );
}

/** Whether customers said it or it was measured; nothing for what the team assumes. In words where `isSaid`. */
export function WorthMark({ status, isSaid = true }: { status: Status; isSaid?: boolean }) {
  const { t } = useTranslation("propositions");
  const Icon = status === "observed" ? IconChartBar : status === "reported" ? IconQuote : null;
  return (
    <span className={classes.worth} title={Icon ? t(`status.${status}`) : undefined}>
      {Icon && <Icon size={14} aria-hidden />}
      {isSaid && <span className={classes.said}>{t(`status.${status}`)}</span>}
    </span>
  );
}
