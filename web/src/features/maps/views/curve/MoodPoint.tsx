import { IconPlus, IconStarFilled } from "@tabler/icons-react";
import type { KeyboardEvent, PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { newId } from "@/mapping/ids";
import { isTaken } from "@/mapping/rules";
import type { Step } from "@/mapping/types";
import { moodAt, movedMood, type Point, type Series } from "../../grid/mood";
import { SeriesMark } from "../../grid/SeriesMark";
import { useMap, useSaid } from "../../useMap";
import classes from "./Curve.module.css";
import { heightOf, valueAt } from "./scale";

interface MoodPointProps {
  point: Point;
  series: Series;
  lane: string;
  persona: string | null;
  x: number;
  value: number;
  setDragged(dragged: { step: string; value: number } | null): void;
}

/** A point of a series with its word and interval; the assumed one is set by dragging or with the arrows. */
export function MoodPoint({ point, series, lane, persona, x, value, setDragged }: MoodPointProps) {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const formats = useFormats();
  const { apply, select, canEdit } = useMap();
  const { step, reading } = point;
  const isSet = canEdit && series === "assumed";
  const isDecisive = Object.values(step.cards)
    .flat()
    .some((card) => card.kind === "moment_of_truth");
  const set = (next: number) => {
    const card = moodAt(step, lane, persona);
    if (card?.assumed && next !== card.assumed.value) {
      apply({ op: "set", id: card.id, field: "assumed", value: { ...card.assumed, value: next } });
    }
  };
  const track = (event: PointerEvent<HTMLElement>) =>
    valueAt(event.clientY - event.currentTarget.closest("section")!.getBoundingClientRect().top);
  const about = [
    `${said(step.title)}: ${t(`series.${series}`)} ${formats.emotion(value)}`,
    said(reading.word),
    reading.n != null && `n = ${formats.number(reading.n)}`,
    reading.low != null && `${formats.emotion(reading.low)} … ${formats.emotion(reading.high)}`,
  ]
    .filter(Boolean)
    .join(" · ");
  const slider = isSet && {
    role: "slider",
    tabIndex: 0,
    "aria-valuemin": -2,
    "aria-valuemax": 2,
    "aria-valuenow": value,
    "aria-valuetext": about,
    "aria-label": said(step.title),
    "aria-orientation": "vertical" as const,
    onKeyDown: (event: KeyboardEvent) => {
      const isUp = event.key === "ArrowUp";
      if (!isUp && event.key !== "ArrowDown") return;
      event.preventDefault();
      set(movedMood(reading.value, isUp ? "up" : "down"));
    },
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      select(step.id);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) {
        setDragged({ step: step.id, value: track(event) });
      }
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      setDragged(null);
      set(track(event));
    },
    onPointerCancel: () => setDragged(null),
  };
  return (
    <>
      {reading.low != null && reading.high != null && (
        <span
          className={classes.interval}
          data-series={series}
          style={{
            left: x,
            top: heightOf(reading.high),
            height: heightOf(reading.low) - heightOf(reading.high),
          }}
        />
      )}
      <span
        className={classes.point}
        data-series={series}
        data-set={isSet || undefined}
        style={{ left: x, top: heightOf(value) }}
        title={about}
        {...slider}
      >
        <SeriesMark series={series} />
        {isDecisive && series === "assumed" && (
          <IconStarFilled size={15} className={classes.star} aria-label={t("one.moment_of_truth")} />
        )}
        {reading.word && <em data-below={value < 0 || undefined}>{said(reading.word)}</em>}
      </span>
    </>
  );
}

interface NewMoodProps {
  step: Step;
  lane: string;
  persona: string | null;
  x: number;
}

/** Where a step has no emotion yet: one begins in the middle. */
export function NewMood({ step, lane, persona, x }: NewMoodProps) {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const { map, apply } = useMap();
  const add = () => {
    const id = newId(`emotion ${said(step.title)}`, isTaken(map), "emotion");
    const part = { id, kind: "emotion", assumed: { value: 0 }, ...(persona && { persona }) };
    apply({ op: "add", what: "card", parent: step.id, lane, part });
  };
  return (
    <button
      type="button"
      className={`${classes.fresh} not-printed`}
      style={{ left: x, top: heightOf(0) }}
      aria-label={t("curve.add", { step: said(step.title) })}
      title={t("curve.add", { step: said(step.title) })}
      onClick={add}
    >
      <IconPlus size={14} aria-hidden />
    </button>
  );
}
