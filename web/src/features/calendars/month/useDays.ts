import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useEffect, useRef, useState } from "react";

const KIND = "content-item";

/** Lets an item be dragged; `dayAt` says on which of its days it is taken, at so much of its width (0 … 1). */
export function useDraggedItem(id: string, isOn: boolean, dayAt: (share: number) => string | null) {
  const element = useRef<HTMLButtonElement>(null);
  const [isDragged, setDragged] = useState(false);
  const taken = useRef(dayAt);
  taken.current = dayAt;
  useEffect(() => {
    if (!isOn || !element.current) return;
    return draggable({
      element: element.current,
      getInitialData: ({ input, element }) => {
        const box = element.getBoundingClientRect();
        const share = Math.min(Math.max((input.clientX - box.x) / box.width, 0), 0.999);
        return { kind: KIND, id, day: taken.current(share) };
      },
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [id, isOn]);
  return { element, isDragged };
}

/** Lets items be dropped in a week; says which, on which day of seven, and on which of its own it was taken. */
export function useDropWeek(
  isOn: boolean,
  onDrop: (id: string, takenOn: string | null, place: number) => void,
) {
  const element = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState<number | null>(null);
  const drop = useRef(onDrop);
  drop.current = onDrop;
  useEffect(() => {
    const week = element.current;
    if (!isOn || !week) return;
    const placeAt = ({ clientX }: { clientX: number }) => {
      const box = week.getBoundingClientRect();
      return Math.min(Math.max(Math.floor(((clientX - box.x) / box.width) * 7), 0), 6);
    };
    return dropTargetForElements({
      element: week,
      canDrop: ({ source }) => source.data.kind === KIND,
      onDrag: ({ location }) => setOver(placeAt(location.current.input)),
      onDragLeave: () => setOver(null),
      onDrop: ({ source, location }) => {
        setOver(null);
        const takenOn = source.data.day as string | null;
        drop.current(String(source.data.id), takenOn, placeAt(location.current.input));
      },
    });
  }, [isOn]);
  return { element, over };
}
