import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useEffect, useRef, useState } from "react";

const KIND = "action";

/** Lets an element be dragged as an action. */
export function useDraggable<E extends HTMLElement>(id: string, isOn: boolean) {
  const element = useRef<E>(null);
  const [isDragged, setDragged] = useState(false);
  useEffect(() => {
    if (!isOn || !element.current) return;
    return draggable({
      element: element.current,
      getInitialData: () => ({ kind: KIND, id }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [id, isOn]);
  return { element, isDragged };
}

/** Lets actions be dropped on an element. */
export function useDropTarget<E extends HTMLElement>(isOn: boolean, onDrop: (id: string) => void) {
  const element = useRef<E>(null);
  const [isOver, setOver] = useState(false);
  const drop = useRef(onDrop);
  drop.current = onDrop;
  useEffect(() => {
    if (!isOn || !element.current) return;
    return dropTargetForElements({
      element: element.current,
      canDrop: ({ source }) => source.data.kind === KIND,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        drop.current(String(source.data.id));
      },
    });
  }, [isOn]);
  return { element, isOver };
}
