import { type ComponentType, createContext, use } from "react";
import type { ExtraWay, Ghost } from "@/features/proofs/extra";
import type { Step } from "@/mapping/types";
import type { Column } from "./grid/board";
import type { Placed } from "./grid/LaneRow";

/** Where the columns of the grid stand, for a row of one's own. */
export interface RowProps {
  top: number;
  height: number;
  width: number;
  /** How wide the names of the lanes are. */
  lane: number;
  columns: readonly Column[];
  /** Where each column begins, and last where they end. */
  lefts: readonly number[];
  /** The columns that are near. */
  placed: readonly Placed[];
}

/** What a proof draws over the map. */
export interface Overlay {
  /** Figures beneath the title of a step, and how high they are. */
  StepFigures?: ComponentType<{ step: Step }>;
  stepFiguresHeight?: number;
  /** A strip beneath the toolbar, over any view. */
  Strip?: ComponentType;
  /** A row of the grid above its lanes, and how high it is. */
  Row?: ComponentType<RowProps>;
  rowHeight?: number;
  /** What is told of a step where the map is read a step a page. */
  StepReport?: ComponentType<{ step: Step }>;
  /** Ways that customers go and the map does not have: arrows of their own in any view that has arrows. */
  ways?: readonly ExtraWay[];
  /** Per step the contacts that happen there and are not on the map. */
  ghosts?: ReadonlyMap<string, readonly Ghost[]>;
  /** These contacts, drawn, and how high they are at a step. */
  StepGhosts?: ComponentType<{ step: Step }>;
  stepGhostsHeight?(step: string): number;
}

/** A proof gives its overlay through this; without one the map is drawn bare. */
export const OverlayContext = createContext<Overlay>({});

export function useOverlay(): Overlay {
  return use(OverlayContext);
}
