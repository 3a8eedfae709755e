import { type ComponentType, createContext, use } from "react";
import type { Step } from "@/mapping/types";

/** What a proof draws over the map. */
export interface Overlay {
  /** Figures beneath the title of a step, and how high they are. */
  StepFigures?: ComponentType<{ step: Step }>;
  stepFiguresHeight?: number;
}

/** A proof gives its overlay through this; without one the map is drawn bare. */
export const OverlayContext = createContext<Overlay>({});

export function useOverlay(): Overlay {
  return use(OverlayContext);
}
