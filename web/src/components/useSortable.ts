import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { type RefObject, useEffect, useRef, useState } from "react";
import { placeOf } from "@/components/sorting";

interface SortableOptions {
  /** Only items of the same list change places. */
  list: string;
  place: number;
  onMove: (from: number, to: number) => void;
  isDisabled?: boolean;
  /** Whether items stand side by side rather than below each other. */
  isAcross?: boolean;
}

interface Sortable {
  item: RefObject<HTMLElement | null>;
  handle: RefObject<HTMLElement | null>;
  /** On which side of this item the one being dragged would come. */
  edge: "before" | "after" | null;
  isDragged: boolean;
}

/** An item of a list that is put in order by dragging; buttons are to do the same for the keyboard. */
export function useSortable({ list, place, onMove, isDisabled, isAcross }: SortableOptions): Sortable {
  const item = useRef<HTMLElement>(null);
  const handle = useRef<HTMLElement>(null);
  const [edge, setEdge] = useState<Sortable["edge"]>(null);
  const [isDragged, setDragged] = useState(false);
  const move = useRef(onMove);
  move.current = onMove;
  useEffect(() => {
    const element = item.current;
    if (!element || isDisabled) return;
    const edgeAt = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
      const box = element.getBoundingClientRect();
      const isAfter = isAcross ? clientX > box.x + box.width / 2 : clientY > box.y + box.height / 2;
      return isAfter ? ("after" as const) : ("before" as const);
    };
    return combine(
      draggable({
        element,
        dragHandle: handle.current ?? undefined,
        getInitialData: () => ({ list, place }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.list === list,
        onDrag: ({ source, location }) =>
          setEdge(source.data.place === place ? null : edgeAt(location.current.input)),
        onDragLeave: () => setEdge(null),
        onDrop: ({ source, location }) => {
          setEdge(null);
          const from = source.data.place as number;
          if (from !== place)
            move.current(from, placeOf(from, place, edgeAt(location.current.input) === "after"));
        },
      }),
    );
  }, [list, place, isDisabled, isAcross]);
  return { item, handle, edge, isDragged };
}
