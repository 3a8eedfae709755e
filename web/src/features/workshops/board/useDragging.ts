import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useEffect, useRef, useState } from "react";

const KIND = "workshop";

/** Lets an element be dragged as a note or a group. */
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

/** Lets what is dragged be dropped on an element; the innermost that takes it gets it. */
export function useDropTarget<E extends HTMLElement>(
  takes: (id: string) => boolean,
  onDrop: (id: string) => void,
) {
  const element = useRef<E>(null);
  const [isOver, setOver] = useState(false);
  const given = useRef({ takes, onDrop });
  given.current = { takes, onDrop };
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    return dropTargetForElements({
      element: target,
      canDrop: ({ source }) => source.data.kind === KIND && given.current.takes(String(source.data.id)),
      onDropTargetChange: ({ location }) => setOver(location.current.dropTargets[0]?.element === target),
      onDrop: ({ source, location }) => {
        setOver(false);
        if (location.current.dropTargets[0]?.element === target) given.current.onDrop(String(source.data.id));
      },
    });
  }, []);
  return { element, isOver };
}
