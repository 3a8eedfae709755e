import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useAddress } from "@/documents/address";
import { useSaid } from "@/documents/useDocument";
import { KindDot } from "../KindDot";
import { useKinds } from "../kinds";
import type { Action } from "../plan";
import classes from "./Grid.module.css";
import { type Dot, type Size, type Spot, spotAt, stepped } from "./grid";
import { useEstimate } from "./useEstimate";

interface ActionDotProps {
  action: Action;
  dot: Dot;
  size: Size;
  canMove: boolean;
  onMove: (spot: Spot) => void;
}

const STILL = 4;

/** An action on the grid: dragged, moved by arrow keys, opened by a click or Enter. */
export function ActionDot({ action, dot, size, canMove, onMove }: ActionDotProps) {
  const { t } = useTranslation("plans");
  const formats = useFormats();
  const title = useSaid()(action.title);
  const { nameOf } = useKinds();
  const estimate = useEstimate()(action);
  const [opened, open] = useAddress("at");
  const { drawn, isDragged, handlers, wasDragged } = useDrag(dot, size, canMove, onMove);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = canMove && !event.altKey && stepped(action, event.key, event.shiftKey);
    if (!to) return;
    event.preventDefault();
    onMove(to);
  };
  const label = t("grid.action", {
    title,
    kind: nameOf(action),
    status: t(`status_of.${action.status}`),
    term: formats.percent(action.term),
    impact: formats.percent(action.impact),
  });
  return (
    <button
      type="button"
      className={classes.action}
      data-side={dot.side ?? "none"}
      data-dragged={isDragged || undefined}
      data-opened={opened === action.id || undefined}
      data-movable={canMove || undefined}
      style={{ left: drawn.x, top: drawn.y }}
      aria-label={estimate ? `${label} ${estimate.said}` : label}
      title={title}
      onKeyDown={onKeyDown}
      onClick={() => !wasDragged() && open(action.id)}
      {...handlers}
    >
      <KindDot kind={action.kind} isDone={action.status === "done"} />
      <span className={classes.label} aria-hidden>
        <span className={classes.title}>{title}</span>
        {estimate && <span className={classes.estimate}>{estimate.short}</span>}
      </span>
    </button>
  );
}

/** Follows the pointer from where it took the dot; a click that hardly moves is none. */
function useDrag(dot: Dot, size: Size, canMove: boolean, onMove: (spot: Spot) => void) {
  const start = useRef<{ x: number; y: number } | null>(null);
  const moved = useRef(false);
  const [by, setBy] = useState<{ x: number; y: number } | null>(null);
  const drawn = by ? { x: dot.x + by.x, y: dot.y + by.y } : dot;
  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      moved.current = false;
      if (!canMove || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent) => {
      if (!start.current) return;
      const now = { x: event.clientX - start.current.x, y: event.clientY - start.current.y };
      if (!moved.current && Math.hypot(now.x, now.y) < STILL) return;
      moved.current = true;
      setBy(now);
    },
    onPointerUp: () => {
      if (by && moved.current) onMove(spotAt(dot.x + by.x, dot.y + by.y, size));
      start.current = null;
      setBy(null);
    },
    onPointerCancel: () => {
      start.current = null;
      setBy(null);
    },
  };
  return { drawn, isDragged: by !== null, handlers, wasDragged: () => moved.current };
}
