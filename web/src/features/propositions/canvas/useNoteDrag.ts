import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useEffect, useRef, useState } from "react";
import type { NoteKind, Side } from "../edits";

const NOTE = "note";

/** A note that is being dragged. */
export interface Dragged {
  readonly side: Side;
  readonly id: string;
  readonly kind: NoteKind;
}

const draggedOf = (data: Record<string | symbol, unknown>): Dragged | null =>
  data.sort === NOTE ? (data as unknown as Dragged) : null;

/** The note that is being dragged anywhere on the canvas. */
export function useDragged(): Dragged | null {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  useEffect(
    () =>
      monitorForElements({
        onDragStart: ({ source }) => setDragged(draggedOf(source.data)),
        onDrop: () => setDragged(null),
      }),
    [],
  );
  return dragged;
}

interface Target {
  isOn: boolean;
  takes: (dragged: Dragged) => boolean;
  onDrop: (dragged: Dragged) => void;
}

/** Lets notes be dropped on an element. */
export function useDrop<E extends HTMLElement>({ isOn, ...given }: Target) {
  const element = useRef<E>(null);
  const [isOver, setOver] = useState(false);
  const target = useRef(given);
  target.current = given;
  useEffect(() => {
    if (!isOn || !element.current) return;
    return dropTargetForElements({
      element: element.current,
      canDrop({ source }) {
        const dragged = draggedOf(source.data);
        return dragged !== null && target.current.takes(dragged);
      },
      // Of a note in a field only the innermost is meant.
      onDrag: ({ self, location }) => setOver(location.current.dropTargets[0]?.element === self.element),
      onDragLeave: () => setOver(false),
      onDrop({ source, self, location }) {
        setOver(false);
        if (location.current.dropTargets[0]?.element !== self.element) return;
        target.current.onDrop(draggedOf(source.data)!);
      },
    });
  }, [isOn]);
  return { element, isOver };
}

/** Lets an element be dragged as a note. */
export function useDragNote(element: React.RefObject<HTMLElement | null>, note: Dragged, isOn: boolean) {
  const { side, id, kind } = note;
  useEffect(() => {
    if (!isOn || !element.current) return;
    return draggable({
      element: element.current,
      getInitialData: () => ({ sort: NOTE, side, id, kind }),
    });
  }, [element, side, id, kind, isOn]);
}
