import { VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Mean, Point } from "./api";
import { useWritten } from "./useValidation";
import classes from "./Validation.module.css";
import { placeOf } from "./validation";

/** The series of emotions of a contact, each kept apart from the others. */
export const SERIES = ["assumed", "survey", "interviews", "measured"] as const;
export type Series = (typeof SERIES)[number];

function meanOf(point: Point, series: Series): Mean {
  if (series === "survey") return point.survey.emotion;
  if (series === "interviews") return point.interviews.emotion;
  if (series === "measured") return point.measured_emotion;
  return { n: 0, value: point.assumed_emotion, low: null, high: null };
}

/** The emotions of a contact on a line from −2 to +2, each with its interval, and written out below. */
export function EmotionLine({ point }: { point: Point }) {
  const { t } = useTranslation("validation");
  const { formats } = useWritten();
  const known = SERIES.map((series) => ({ series, mean: meanOf(point, series) })).filter(
    ({ mean }) => mean.value !== null,
  );
  if (known.length === 0) return <span className={classes.soft}>–</span>;
  return (
    <div className={classes.emotion}>
      <svg viewBox="0 0 120 34" aria-hidden="true">
        {[0, 25, 50, 75, 100].map((x) => (
          <line
            key={x}
            className={classes.rule}
            data-zero={x === 50 || undefined}
            {...at(x)}
            y1="1"
            y2="33"
          />
        ))}
        {known.map(({ series, mean }, n) => (
          <g key={series} data-series={series} transform={`translate(0 ${rowOf(n, known.length)})`}>
            {mean.low !== null && mean.high !== null && (
              <line x1={xOf(mean.low)} x2={xOf(mean.high)} className={classes.interval} />
            )}
            <Mark series={series} x={xOf(mean.value!)} />
          </g>
        ))}
      </svg>
      <ul className="figures">
        {known.map(({ series, mean }) => (
          <li key={series} title={mean.n ? undefined : t("emotion.assumed_about")}>
            <Legend series={series} />
            <VisuallyHidden>{t(`emotion.${series}`)}</VisuallyHidden>
            <b>{formats.emotion(mean.value)}</b>
            {mean.n > 0 && (
              <small>
                {" "}
                {t("between", { low: formats.emotion(mean.low), high: formats.emotion(mean.high) })} · n{" "}
                {formats.number(mean.n)}
              </small>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

const xOf = (value: number) => 8 + placeOf(value) * 1.04;
const at = (place: number) => ({ x1: 8 + place * 1.04, x2: 8 + place * 1.04 });
const rowOf = (n: number, of: number) => 17 + (n - (of - 1) / 2) * 8;

/** The sign of a series, not told by colour alone. */
export function Legend({ series }: { series: Series }) {
  return (
    <svg width="14" height="14" viewBox="-7 -7 14 14" className={classes.mark} aria-hidden="true">
      <g data-series={series}>
        <Mark series={series} x={0} />
      </g>
    </svg>
  );
}

function Mark({ series, x }: { series: Series; x: number }) {
  if (series === "assumed") return <circle className={classes.sign} cx={x} cy="0" r="3.4" />;
  if (series === "measured")
    return <rect className={classes.sign} x={x - 3.2} y="-3.2" width="6.4" height="6.4" rx="1" />;
  return <path className={classes.sign} d={`M${x} -4.4 ${x + 4.4} 0 ${x} 4.4 ${x - 4.4} 0Z`} />;
}
