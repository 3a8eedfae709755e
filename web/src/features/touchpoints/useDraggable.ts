import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useEffect, useRef, useState } from "react";

const KIND = "touchpoint";

/** Lets an element be dragged as a touchpoint; by a handle when there is one. */
export function useDraggable<E extends HTMLElement>(name: string, isOn: boolean) {
  const element = useRef<E>(null);
  const handle = useRef<HTMLElement>(null);
  const [isDragged, setDragged] = useState(false);
  useEffect(() => {
    if (!isOn || !element.current) return;
    return draggable({
      element: element.current,
      dragHandle: handle.current ?? undefined,
      getInitialData: () => ({ kind: KIND, name }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [name, isOn]);
  return { element, handle, isDragged };
}

/** Lets touchpoints be dropped on an element; `isBehind` says on which half. */
export function useDropTarget<E extends HTMLElement>(
  isOn: boolean,
  onDrop: (name: string, isBehind: boolean) => void,
) {
  const element = useRef<E>(null);
  const [over, setOver] = useState<"before" | "behind" | null>(null);
  const drop = useRef(onDrop);
  drop.current = onDrop;
  useEffect(() => {
    const target = element.current;
    if (!isOn || !target) return;
    const half = (y: number) => {
      const { top, height } = target.getBoundingClientRect();
      return y > top + height / 2 ? "behind" : "before";
    };
    return dropTargetForElements({
      element: target,
      canDrop: ({ source }) => source.data.kind === KIND,
      onDrag: ({ location }) => setOver(half(location.current.input.clientY)),
      onDragLeave: () => setOver(null),
      onDrop: ({ source, location }) => {
        setOver(null);
        drop.current(String(source.data.name), half(location.current.input.clientY) === "behind");
      },
    });
  }, [isOn]);
  return { element, over };
}
