import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { type RefObject, useCallback, useEffect } from "react";
import type { GridController } from "./controller";
import type { Drop } from "./focus";
import { useFacts } from "./GridFacts";
import { useController } from "./useGrid";

type Dragged = { what: "card" | "step" | "phase" | "lane"; id: string };
type HeaderDrop = Extract<Drop, { id: string }>;

/** A ref for a card that can be dragged. */
export function useCardDrag(id: string) {
  return useDraggable("card", id);
}

/** A ref for what can be dragged; viewers drag nothing. */
export function useDraggable(what: Dragged["what"], id: string | null) {
  const { canEdit } = useFacts();
  return useCallback(
    (element: HTMLElement | null) => {
      if (!element || !canEdit || id === null) return;
      return draggable({ element, getInitialData: () => ({ what, id }) });
    },
    [canEdit, what, id],
  );
}

/** A ref for a cell in which cards can be dropped. */
export function useCellDrop(step: string, lane: string) {
  const controller = useController();
  return useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      const at = (y: number): Drop => ({ what: "card", step, lane, index: indexAt(element, y) });
      return dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.what === "card",
        getData: ({ input }) => ({ drop: at(input.clientY) }),
        onDrag: ({ location }) => show(controller, at(location.current.input.clientY)),
        onDragLeave: () => show(controller, null),
      });
    },
    [controller, step, lane],
  );
}

/** A ref for a header beside which its equals can be dropped. */
export function useHeaderDrop(what: HeaderDrop["what"], id: string | null, isAcross: boolean) {
  const controller = useController();
  return useCallback(
    (element: HTMLElement | null) => {
      if (!element || id === null) return;
      const at = (x: number, y: number): Drop => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const isBefore = isAcross ? x < left + width / 2 : y < top + height / 2;
        return { what, id, side: isBefore ? "before" : "after" };
      };
      return dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.what === what,
        getData: ({ input }) => ({ drop: at(input.clientX, input.clientY) }),
        onDrag: ({ location: { current } }) =>
          show(controller, at(current.input.clientX, current.input.clientY)),
        onDragLeave: () => show(controller, null),
      });
    },
    [controller, what, id, isAcross],
  );
}

const EDGE = 56;
const SPEED = 16;

/** Does what a drop means, and scrolls while something is dragged near an edge. */
export function useDrops(controller: GridController, scroller: RefObject<HTMLElement | null>) {
  useEffect(() => {
    let pointer: { x: number; y: number } | null = null;
    let frame = 0;
    const scroll = () => {
      const box = scroller.current?.getBoundingClientRect();
      if (box && pointer) {
        const by = (at: number, low: number, high: number) =>
          at < low + EDGE ? -SPEED : at > high - EDGE ? SPEED : 0;
        scroller.current?.scrollBy(by(pointer.x, box.left, box.right), by(pointer.y, box.top, box.bottom));
      }
      frame = requestAnimationFrame(scroll);
    };
    const end = () => {
      cancelAnimationFrame(frame);
      pointer = null;
      show(controller, null);
    };
    const stop = monitorForElements({
      onDragStart: () => {
        frame = requestAnimationFrame(scroll);
      },
      onDrag: ({ location: { current } }) => {
        pointer = { x: current.input.clientX, y: current.input.clientY };
      },
      onDrop: ({ source, location }) => {
        end();
        const drop = location.current.dropTargets[0]?.data.drop as Drop | undefined;
        if (drop) controller.dropped(source.data as unknown as Dragged, drop);
      },
    });
    return () => {
      end();
      stop();
    };
  }, [controller, scroller]);
}

/** Before which card of a cell a height is. */
function indexAt(cell: HTMLElement, y: number): number {
  const cards = [...cell.querySelectorAll("[data-status]:not(span)")];
  return cards.filter((card) => {
    const { top, height } = card.getBoundingClientRect();
    return y > top + height / 2;
  }).length;
}

function show(controller: GridController, drop: Drop | null) {
  if (JSON.stringify(drop) !== JSON.stringify(controller.getState().drop)) controller.set({ drop });
}
