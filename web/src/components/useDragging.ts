import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { type RefObject, useEffect, useRef, useState } from "react";

/** Lets an element be dragged as one of a kind; by a handle when there is one. */
export function useDraggable<E extends HTMLElement>(kind: string, id: string, isOn: boolean) {
  const element = useRef<E>(null);
  const handle = useRef<HTMLElement>(null);
  const [isDragged, setDragged] = useState(false);
  useEffect(() => {
    if (!isOn || !element.current) return;
    return draggable({
      element: element.current,
      dragHandle: handle.current ?? undefined,
      getInitialData: () => ({ kind, id }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [kind, id, isOn]);
  return { element, handle, isDragged };
}

interface Target<E> {
  isOn?: boolean;
  /** Which of that kind may be dropped here; any unless said. */
  takes?: (id: string) => boolean;
  /** `isAfter` says whether it was dropped on the lower half. */
  onDrop: (id: string, isAfter: boolean) => void;
  /** The element when something else holds it too, such as one that is dragged itself. */
  held?: RefObject<E | null>;
}

/** Lets what is of a kind be dropped on an element; of elements in each other the innermost that takes it gets it. */
export function useDropTarget<E extends HTMLElement>(
  kind: string,
  { isOn = true, held, ...given }: Target<E>,
) {
  const own = useRef<E>(null);
  const element = held ?? own;
  const [edge, setEdge] = useState<"before" | "after" | null>(null);
  const target = useRef(given);
  target.current = given;
  useEffect(() => {
    const here = element.current;
    if (!isOn || !here) return;
    const edgeAt = (y: number) => {
      const { top, height } = here.getBoundingClientRect();
      return y > top + height / 2 ? "after" : "before";
    };
    return dropTargetForElements({
      element: here,
      canDrop: ({ source }) =>
        source.data.kind === kind && (target.current.takes?.(String(source.data.id)) ?? true),
      onDrag: ({ self, location }) => {
        const isInnermost = location.current.dropTargets[0]?.element === self.element;
        setEdge(isInnermost ? edgeAt(location.current.input.clientY) : null);
      },
      onDragLeave: () => setEdge(null),
      onDrop: ({ source, self, location }) => {
        setEdge(null);
        if (location.current.dropTargets[0]?.element !== self.element) return;
        target.current.onDrop(String(source.data.id), edgeAt(location.current.input.clientY) === "after");
      },
    });
  }, [kind, isOn, element]);
  return { element, edge, isOver: edge !== null };
}
