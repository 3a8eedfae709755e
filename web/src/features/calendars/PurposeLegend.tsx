import { useTranslation } from "react-i18next";
import classes from "./Calendar.module.css";
import { PURPOSES, type Purpose } from "./content";
import { colorOf, iconOf } from "./purposes";

/** What content does for customers, as a sign in its colour. */
export function PurposeMark({ purpose }: { purpose: Purpose | null | undefined }) {
  const Icon = iconOf(purpose);
  return <Icon size={15} stroke={2} color={colorOf(purpose)} aria-hidden className={classes.mark} />;
}

/** What the signs mean. */
export function PurposeLegend() {
  const { t } = useTranslation("calendars");
  return (
    <ul className={classes.legend} aria-label={t("one.purpose")}>
      {PURPOSES.map((purpose) => (
        <li key={purpose}>
          <PurposeMark purpose={purpose} />
          {t(`purpose.${purpose}`)}
        </li>
      ))}
    </ul>
  );
}
