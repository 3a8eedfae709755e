import { IconGift } from "@tabler/icons-react";
import { type CSSProperties, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { answersOf } from "../fit";
import marks from "../marks.module.css";
import { type Canvas, ITEM_KINDS, NEED_KINDS, type Offer, type Strength } from "../proposition";
import { CanvasHead, CanvasPortrait } from "./CanvasHead";
import { type Board, Field } from "./Field";
import { Lines } from "./Lines";
import { Meeting } from "./Meeting";
import { OfferHead } from "./OfferHead";
import classes from "./Picture.module.css";
import type { Room } from "./room";
import { useDragged } from "./useNoteDrag";
import { useRoom } from "./useRoom";

interface PictureProps {
  canvas: Canvas;
  offer: Offer | undefined;
  /** As the picture, as lists beside each other, or where there is little room under each other. */
  layout: "picture" | "lists" | "stack";
}

/** The known picture: the square of an offer, the circle of the customer, and lines between what fits. */
export function Picture({ canvas, offer, layout }: PictureProps) {
  const { t } = useTranslation("propositions");
  const room = useRef<HTMLDivElement>(null);
  const [pointed, point] = useState<string | null>(null);
  const [told, tell] = useState("");
  const dragged = useDragged();
  const rooms = useRoom(room, layout === "picture");
  const lit = useMemo(() => litBy(pointed, offer), [pointed, offer]);
  const answered = useMemo(() => answeredIn(canvas, offer), [canvas, offer]);
  const board: Board = { canvas, offer, answered, lit, dragged, onLight: point, tell };
  return (
    <div className={classes.room} ref={room} data-layout={layout}>
      <div className={classes.picture}>
        <section className={classes.side} data-side="item" aria-labelledby="side-item">
          <OfferHead canvas={canvas} offer={offer} titleId="side-item" />
          <div className={classes.shape} data-shape="square" style={styleOf(rooms.square)}>
            <Square split={rooms.square?.split ?? 0.5} />
            <span className={classes.middleMark} aria-hidden>
              <IconGift size={20} stroke={1.6} />
            </span>
            {ITEM_KINDS.map((kind) => (
              <Field key={kind} side="item" kind={kind} board={board} />
            ))}
          </div>
        </section>
        <Meeting canvas={canvas} offer={offer} />
        <section className={classes.side} data-side="need" aria-labelledby="side-need">
          <CanvasHead canvas={canvas} titleId="side-need" />
          <div className={classes.shape} data-shape="circle" style={styleOf(rooms.circle)}>
            <Circle split={rooms.circle?.split ?? 0.5} />
            <CanvasPortrait canvas={canvas} />
            {NEED_KINDS.map((kind) => (
              <Field key={kind} side="need" kind={kind} board={board} />
            ))}
          </div>
        </section>
      </div>
      {offer && layout !== "stack" && <Lines room={room} offer={offer} lit={lit} />}
      <span role="status" aria-label={t("canvas.told")} className={marks.said}>
        {told}
      </span>
    </div>
  );
}

/** A shape as high as its notes need, and where its upper and lower field part. */
const styleOf = (room: Room | null) =>
  room
    ? ({ aspectRatio: "auto", height: room.height, "--split": `${100 * room.split}%` } as CSSProperties)
    : undefined;

const Square = ({ split }: { split: number }) => (
  <svg viewBox="0 0 100 100" preserveAspectRatio="none" className={classes.outline} aria-hidden>
    <rect x="0.3" y="0.3" width="99.4" height="99.4" rx="1.2" />
    <path d={`M36 0.3 L46 ${100 * split} L36 99.7 M46 ${100 * split} L99.7 ${100 * split}`} />
  </svg>
);

const Circle = ({ split }: { split: number }) => (
  <svg viewBox="0 0 100 100" preserveAspectRatio="none" className={classes.outline} aria-hidden>
    <circle cx="50" cy="50" r="49.7" />
    <path d={`M${rimAt(split)} ${100 * split} L46 ${100 * split} L73.3 6.1 M46 ${100 * split} L73.3 93.9`} />
  </svg>
);

/** Where the left of the circle is, so far down. */
const rimAt = (split: number) => 50 - Math.sqrt(49.7 ** 2 - (100 * split - 50) ** 2);

/** A note and all that it is linked to; nothing when no note is pointed at. */
function litBy(pointed: string | null, offer: Offer | undefined): ReadonlySet<string> {
  const lit = new Set<string>();
  if (pointed === null) return lit;
  for (const { item, need } of offer?.links ?? []) {
    if (item !== pointed && need !== pointed) continue;
    lit.add(item).add(need);
  }
  // What is linked to nothing puts nothing else in the shade.
  return lit;
}

/** Per need how far it is answered, and per item how many needs it answers. */
function answeredIn(canvas: Canvas, offer: Offer | undefined): ReadonlyMap<string, Strength | number> {
  if (!offer) return new Map();
  const counts = offer.items.map(
    ({ id }) => [id, offer.links.filter((one) => one.item === id).length] as const,
  );
  return new Map<string, Strength | number>([...answersOf(canvas, offer), ...counts]);
}
