import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useEffect, useRef, useState } from "react";

const KIND = "question";
type Edge = "before" | "after";

/** Lets an element be dragged as a question, and questions be dropped before or after it. */
export function useSortable<E extends HTMLElement>(
  id: string,
  isOn: boolean,
  onDrop: (id: string, isAfter: boolean) => void,
) {
  const element = useRef<E>(null);
  const [edge, setEdge] = useState<Edge>();
  const [isDragged, setDragged] = useState(false);
  const drop = useRef(onDrop);
  drop.current = onDrop;
  useEffect(() => {
    const here = element.current;
    if (!isOn || !here) return;
    const edgeAt = (y: number): Edge => {
      const { top, height } = here.getBoundingClientRect();
      return y > top + height / 2 ? "after" : "before";
    };
    return combine(
      draggable({
        element: here,
        getInitialData: () => ({ kind: KIND, id }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element: here,
        canDrop: ({ source }) => source.data.kind === KIND && source.data.id !== id,
        onDrag: ({ location }) => setEdge(edgeAt(location.current.input.clientY)),
        onDragLeave: () => setEdge(undefined),
        onDrop: ({ source, location }) => {
          setEdge(undefined);
          drop.current(String(source.data.id), edgeAt(location.current.input.clientY) === "after");
        },
      }),
    );
  }, [id, isOn]);
  return { element, edge, isDragged };
}

/** Lets questions be dropped on an element. */
export function useDropHere<E extends HTMLElement>(isOn: boolean, onDrop: (id: string) => void) {
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
