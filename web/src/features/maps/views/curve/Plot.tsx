import { IconMoodAngry, IconMoodEmpty, IconMoodHappy, IconMoodSad, IconMoodSmile } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { stepsOf } from "@/mapping/places";
import type { JourneyMap } from "@/mapping/types";
import { pathThrough, runsOf, SERIES } from "../../grid/mood";
import { useMap } from "../../useMap";
import type { Axis } from "./axis";
import classes from "./Curve.module.css";
import { MoodPoint, NewMood } from "./MoodPoint";
import { HEIGHT, heightOf } from "./scale";

const FACES = [
  { value: 2, Face: IconMoodHappy },
  { value: 1, Face: IconMoodSmile },
  { value: 0, Face: IconMoodEmpty },
  { value: -1, Face: IconMoodSad },
  { value: -2, Face: IconMoodAngry },
];

interface PlotProps {
  lane: string;
  persona: string | null;
  axis: Axis;
  isByTime: boolean;
}

/** The three series over the steps; a point that is assumed can be dragged. */
export function Plot({ lane, persona, axis, isByTime }: PlotProps) {
  const { t } = useTranslation("maps");
  const { map, canEdit } = useMap();
  const [dragged, setDragged] = useState<{ step: string; value: number } | null>(null);
  const steps = stepsOf(map);
  const series = SERIES.map((one) => ({ one, runs: runsOf(steps, lane, one, persona) }));
  const felt = new Set(series.flatMap(({ runs }) => runs.flat().map((point) => point.step.id)));
  const valueShown = (step: string, value: number, isAssumed: boolean) =>
    isAssumed && dragged?.step === step ? dragged.value : value;
  return (
    <section className={classes.plot} style={{ height: HEIGHT }} aria-label={t("view.curve")}>
      <svg width={axis.width} height={HEIGHT} aria-hidden="true">
        {bandsOf(map, axis).map(({ id, x, width, isOdd }) => (
          <rect key={id} x={x} width={width} height={HEIGHT} data-odd={isOdd || undefined} />
        ))}
        {FACES.map(({ value }) => (
          <line
            key={value}
            x2={axis.width}
            y1={heightOf(value)}
            y2={heightOf(value)}
            data-zero={value === 0 || undefined}
          />
        ))}
        {series.map(({ one, runs }) =>
          runs.map((run) => {
            const points = run.map(({ column, step, reading }) => {
              const value = valueShown(step.id, reading.value, one === "assumed");
              return [axis.middles[column]!, heightOf(value)] as const;
            });
            return <path key={`${one} ${run[0]!.step.id}`} data-series={one} d={pathThrough(points)} />;
          }),
        )}
      </svg>
      {FACES.map(({ value, Face }) => (
        <span key={value} className={classes.face} style={{ top: heightOf(value) }}>
          <Face size={20} stroke={1.5} aria-label={String(value)} />
        </span>
      ))}
      {isByTime && <Waits axis={axis} />}
      {series.flatMap(({ one, runs }) =>
        runs
          .flat()
          .map((point) => (
            <MoodPoint
              key={`${one} ${point.step.id}`}
              point={point}
              series={one}
              lane={lane}
              persona={persona}
              x={axis.middles[point.column]!}
              value={valueShown(point.step.id, point.reading.value, one === "assumed")}
              setDragged={setDragged}
            />
          )),
      )}
      {canEdit &&
        steps.map((step, n) =>
          felt.has(step.id) ? null : (
            <NewMood key={step.id} step={step} lane={lane} persona={persona} x={axis.middles[n]!} />
          ),
        )}
    </section>
  );
}

/** How long after the step before each step comes. */
function Waits({ axis }: { axis: Axis }) {
  const { map } = useMap();
  const formats = useFormats();
  return stepsOf(map).map((step, n) => {
    if (n === 0 || !step.wait_seconds) return null;
    const x = (axis.middles[n]! + axis.middles[n - 1]!) / 2;
    return (
      <span key={step.id} className={classes.wait} style={{ left: x }}>
        {formats.duration(step.wait_seconds)}
      </span>
    );
  });
}

function bandsOf(map: JourneyMap, axis: Axis) {
  let first = 0;
  return map.phases.flatMap((phase, n) => {
    const last = first + phase.steps.length - 1;
    if (phase.steps.length === 0) return [];
    const x = first === 0 ? 0 : (axis.middles[first]! + axis.middles[first - 1]!) / 2;
    const isLast = last === axis.middles.length - 1;
    const end = isLast ? axis.width : (axis.middles[last]! + axis.middles[last + 1]!) / 2;
    first = last + 1;
    return { id: phase.id, x, width: end - x, isOdd: n % 2 === 1 };
  });
}
