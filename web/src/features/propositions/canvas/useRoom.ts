import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { ItemKind, NeedKind } from "../proposition";
import { type Room, roomFor, type Shape } from "./room";

const FIELDS: { readonly [shape in Shape]: readonly (ItemKind | NeedKind)[] } = {
  square: ["gain_creator", "pain_reliever", "product"],
  circle: ["gain", "pain", "job"],
};

type Rooms = { readonly [shape in Shape]: Room | null };

/** The room that the notes in both shapes need: as high as the one that needs most. */
export function useRoom(element: RefObject<HTMLElement | null>, isPicture: boolean): Rooms {
  const [rooms, setRooms] = useState<Rooms>({ square: null, circle: null });
  const measure = useRef(() => {});
  measure.current = () => {
    if (!isPicture || !element.current) return;
    const [square, circle] = [measured(element.current, "square"), measured(element.current, "circle")];
    const height = Math.max(square.height, circle.height);
    const next = { square: { ...square, height }, circle: { ...circle, height } };
    setRooms((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
  };
  useLayoutEffect(() => measure.current());
  useEffect(() => {
    if (!element.current) return;
    // A note that is written in grows before it is kept.
    const sizes = new ResizeObserver(() => measure.current());
    sizes.observe(element.current);
    for (const list of element.current.querySelectorAll("[data-field] > ul")) sizes.observe(list);
    return () => sizes.disconnect();
  }, [element]);
  return isPicture ? rooms : { square: null, circle: null };
}

function measured(room: HTMLElement, shape: Shape): Room {
  const [above, below, beside] = FIELDS[shape].map((kind) => contentOf(room, kind)) as [
    number,
    number,
    number,
  ];
  const width = room.querySelector(`[data-shape="${shape}"]`)?.clientWidth ?? 0;
  return roomFor(shape, { above, below, beside }, width);
}

const PADDING = 4;

/** How high all is that stands in a field, down to the lowest. */
function contentOf(room: HTMLElement, kind: string): number {
  const children = room.querySelector(`[data-field="${kind}"]`)?.children ?? [];
  const ends = [...children].map((one) =>
    one instanceof HTMLElement ? one.offsetTop + one.offsetHeight : 0,
  );
  return Math.max(0, ...ends) + PADDING;
}
