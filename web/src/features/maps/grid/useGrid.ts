import { createContext, use, useSyncExternalStore } from "react";
import type { GridController } from "./controller";
import type { GridState } from "./focus";

export const GridContext = createContext<GridController | null>(null);

/** The controller of the grid: what the keyboard and the mouse do. */
export function useController(): GridController {
  const controller = use(GridContext);
  if (!controller) throw new Error("There is no grid here.");
  return controller;
}

/** A piece of the grid's state; drawn again only when that piece changes. */
export function useGrid<T extends string | number | boolean | object | null>(
  select: (state: GridState) => T,
): T {
  const controller = useController();
  return useSyncExternalStore(controller.subscribe, () => select(controller.getState()));
}

/** The ids of what the keyboard may be at, for `aria-activedescendant`. */
export const elementIds = {
  phase: (phase: string) => `phase-${phase}`,
  step: (step: string | null, phase: string) => (step ? `step-${step}` : `step-of-${phase}`),
  lane: (lane: string | null) => (lane ? `lane-${lane}` : "lane-new"),
  cell: (step: string, lane: string) => `cell-${step}-${lane}`,
  card: (card: string) => `card-${card}`,
};
