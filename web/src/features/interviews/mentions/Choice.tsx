import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Mentions.module.css";

interface ChoiceProps {
  label: string;
  values: readonly number[];
  value: number | null | undefined;
  /** What one shows, and what it is called. */
  shown: (value: number) => ReactNode;
  said: (value: number) => string;
  isReadOnly: boolean;
  onChoose: (value: number | null) => void;
}

/** One of a row of numbers, or none of them: faces, or how important. */
export function Choice({ label, values, value, shown, said, isReadOnly, onChoose }: ChoiceProps) {
  const { t } = useTranslation("interviews");
  const name = useId();
  return (
    <fieldset className={classes.choice} disabled={isReadOnly}>
      <legend>{label}</legend>
      <div className={classes.values}>
        {values.map((one) => (
          <label key={one} title={said(one)}>
            <input
              type="radio"
              name={name}
              checked={value === one}
              onChange={() => onChoose(one)}
              aria-label={said(one)}
            />
            <span aria-hidden>{shown(one)}</span>
          </label>
        ))}
        {value != null && !isReadOnly && (
          <button type="button" className={classes.none} onClick={() => onChoose(null)}>
            {t("mention.clear")}
          </button>
        )}
      </div>
    </fieldset>
  );
}
