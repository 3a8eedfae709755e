// biome-ignore-all lint/a11y: the grid itself has the keyboard and says where it is by aria-activedescendant
import { memo, type PointerEvent, useMemo, useState } from "react";
import type { Lane } from "@/mapping/types";
import type { Column } from "./board";
import { EmotionCell } from "./EmotionCell";
import classes from "./Grid.module.css";
import { useFacts } from "./GridFacts";
import type { Placed } from "./LaneRow";
import { type Point, pathThrough, runsOf, SERIES, type Series } from "./mood";
import { SeriesMark } from "./SeriesMark";
import { heightOfMood, MOOD_HEIGHT, moodAtHeight } from "./sizes";
import { useController, useGrid } from "./useGrid";

interface EmotionRowProps {
  lane: Lane;
  placed: readonly Placed[];
  columns: readonly Column[];
  lefts: readonly number[];
}

/** The emotion curve across the steps: what is assumed, reported and measured, never mixed. */
export const EmotionRow = memo(function EmotionRow({ lane, placed, columns, lefts }: EmotionRowProps) {
  const [dragged, setDragged] = useState<{ step: string; value: number } | null>(null);
  const persona = useGrid((state) => state.persona);
  const steps = useMemo(() => columns.map((column) => column.step), [columns]);
  const centre = (column: number) => ((lefts[column] ?? 0) + (lefts[column + 1] ?? 0)) / 2;
  const at = ({ column, step, reading }: Point, series: Series): [number, number] => {
    const isDragged = series === "assumed" && dragged?.step === step.id;
    return [centre(column), heightOfMood(isDragged ? dragged.value : reading.value)];
  };
  return (
    <>
      <svg className={classes.curve} width="100%" height={MOOD_HEIGHT} aria-hidden="true">
        {[2, 1, 0, -1, -2].map((value) => (
          <line
            key={value}
            x1={lefts[0]}
            x2="100%"
            y1={heightOfMood(value)}
            y2={heightOfMood(value)}
            data-zero={value === 0 || undefined}
          />
        ))}
        {SERIES.map((series) =>
          runsOf(steps, lane.id, series, persona).map((run) => (
            <path
              key={`${series} ${run[0]!.step.id}`}
              data-series={series}
              d={pathThrough(run.map((point) => at(point, series)))}
            />
          )),
        )}
      </svg>
      {placed.map((one) => (
        <EmotionCell key={one.column.key} {...one} lane={lane} />
      ))}
      <EmotionPoints lane={lane} placed={placed} dragged={dragged} setDragged={setDragged} />
    </>
  );
});

interface PointsProps {
  lane: Lane;
  placed: readonly Placed[];
  dragged: { step: string; value: number } | null;
  setDragged: (dragged: { step: string; value: number } | null) => void;
}

/** The points themselves, of the steps that are near. */
function EmotionPoints({ lane, placed, dragged, setDragged }: PointsProps) {
  const persona = useGrid((state) => state.persona);
  const steps = placed.map((one) => one.column.step);
  return SERIES.flatMap((series) =>
    runsOf(steps, lane.id, series, persona)
      .flat()
      .map((point) => (
        <EmotionPoint
          key={`${series} ${point.step.id}`}
          lane={lane.id}
          series={series}
          point={point}
          x={placed[point.column]!.left + placed[point.column]!.width / 2}
          value={
            series === "assumed" && dragged?.step === point.step.id ? dragged.value : point.reading.value
          }
          setDragged={setDragged}
        />
      )),
  );
}

interface PointProps {
  lane: string;
  series: Series;
  point: Point;
  x: number;
  value: number;
  setDragged: PointsProps["setDragged"];
}

function EmotionPoint({ lane, series, point, x, value, setDragged }: PointProps) {
  const { t, said, formats, canEdit: mayEdit } = useFacts();
  const controller = useController();
  const canEdit = mayEdit && series === "assumed";
  const isFocused = useGrid(
    ({ focus }) => focus.area === "cell" && focus.step === point.step.id && focus.lane === lane,
  );
  const { word, n, low, high } = point.reading;
  const about = [
    `${t(`series.${series}`)}: ${formats.emotion(value)}`,
    word && said(word),
    n != null && `n = ${formats.number(n)}`,
    low != null && high != null && `${formats.emotion(low)} … ${formats.emotion(high)}`,
  ].filter(Boolean);
  const track = (event: PointerEvent<HTMLElement>) => {
    const top = event.currentTarget.closest("[role=row]")!.getBoundingClientRect().top;
    return moodAtHeight(event.clientY - top);
  };
  return (
    <span
      className={classes.point}
      data-series={series}
      data-editable={canEdit || undefined}
      data-focused={isFocused || undefined}
      title={about.join(" · ")}
      style={{ left: x, top: heightOfMood(value) }}
      onPointerDown={(event) => {
        controller.setFocus({ area: "cell", step: point.step.id, lane, card: null });
        if (!canEdit) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragged({ step: point.step.id, value });
      }}
      onPointerMove={(event) => {
        if (canEdit && event.currentTarget.hasPointerCapture(event.pointerId)) {
          setDragged({ step: point.step.id, value: track(event) });
        }
      }}
      onPointerUp={(event) => {
        if (!canEdit) return;
        setDragged(null);
        if (track(event) !== point.reading.value && value !== point.reading.value) {
          controller.setMood(point.step.id, lane, value);
        }
      }}
    >
      <SeriesMark series={series} />
      {word && series === "assumed" && <em>{said(word)}</em>}
    </span>
  );
}
