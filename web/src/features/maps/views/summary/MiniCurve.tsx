import { useTranslation } from "react-i18next";
import { stepsOf } from "@/mapping/places";
import { useShownMap } from "../../audience";
import { pathThrough, runsOf, SERIES } from "../../grid/mood";
import { SeriesMark } from "../../grid/SeriesMark";
import { useSaid } from "../../useMap";
import classes from "./Summary.module.css";

const WIDTH = 1000;
const HEIGHT = 150;
const y = (value: number) => 12 + ((2 - value) / 4) * (HEIGHT - 24);

/** The curve of the whole journey in one look, with its steps beneath. */
export function MiniCurve() {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const map = useShownMap();
  const steps = stepsOf(map);
  const lane = map.lanes.find((one) => one.kind === "emotion" && !one.is_hidden);
  if (steps.length === 0) return null;
  const x = (column: number) => ((column + 0.5) * WIDTH) / steps.length;
  const series = lane ? SERIES.map((one) => ({ one, runs: runsOf(steps, lane.id, one, null) })) : [];
  const phases = map.phases.filter((phase) => phase.steps.length > 0);
  return (
    <figure className={classes.curve}>
      {lane && (
        <div className={classes.plot} style={{ height: HEIGHT }}>
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
            {[2, 1, 0, -1, -2].map((value) => (
              <line key={value} x2={WIDTH} y1={y(value)} y2={y(value)} data-zero={value === 0 || undefined} />
            ))}
            {series.map(({ one, runs }) =>
              runs.map((run) => (
                <path
                  key={`${one} ${run[0]!.step.id}`}
                  data-series={one}
                  d={pathThrough(run.map(({ column, reading }) => [x(column), y(reading.value)]))}
                />
              )),
            )}
          </svg>
          {series.flatMap(({ one, runs }) =>
            runs.flat().map(({ column, step, reading }) => (
              <span
                key={`${one} ${step.id}`}
                className={classes.point}
                style={{ left: `${x(column) / 10}%`, top: y(reading.value) }}
                title={`${said(step.title)}: ${said(reading.word)}`}
              >
                <SeriesMark series={one} />
              </span>
            )),
          )}
        </div>
      )}
      <ol
        className={classes.steps}
        style={{ gridTemplateColumns: `repeat(${steps.length}, minmax(0, 1fr))` }}
      >
        {phases.map((phase) => (
          <li key={phase.id} className={classes.phase} style={{ gridColumn: `span ${phase.steps.length}` }}>
            {said(phase.title)}
          </li>
        ))}
        {steps.map((step, n) => (
          <li key={step.id} className={classes.step}>
            <b>{n + 1}</b> <span>{said(step.title)}</span>
          </li>
        ))}
      </ol>
      {series.length > 0 && (
        <figcaption>
          {series.map(
            ({ one, runs }) =>
              runs.length > 0 && (
                <span key={one}>
                  <SeriesMark series={one} /> {t(`series.${one}`)}
                </span>
              ),
          )}
        </figcaption>
      )}
    </figure>
  );
}
