import { type ReactNode, useMemo } from "react";
import { type Overlay, OverlayContext } from "@/features/maps/overlay";
import { useDocument } from "@/features/maps/useMap";
import { arcsOf, extraWays, ghostsOf } from "./extra";
import { Ghosts, ghostsHeight } from "./Ghosts";
import { MARKS_PADDING, ProofMarks } from "./ProofMarks";
import { ProofStrip } from "./ProofStrip";
import { StepFigures } from "./StepFigures";
import { StepReport } from "./StepReport";
import { ProofProvider, useProof } from "./useProof";

const FIGURES = 62;
const COMPARED = 18;
const ARC = 26;
const MOST_ARCS = 12;

/** Draws a proof over the open map: figures on steps, ways and contacts that the map does not have. */
export default function ProofOverlay({ children }: { children?: ReactNode }) {
  return (
    <ProofProvider>
      <Drawn>{children}</Drawn>
    </ProofProvider>
  );
}

const NOTHING: Overlay = {};

function Drawn({ children }: { children?: ReactNode }) {
  const { proof, other, isShown } = useProof();
  const map = useDocument();
  const isCompared = other !== undefined;
  const overlay = useMemo((): Overlay => {
    if (!isShown) return NOTHING;
    if (!proof) return { Strip: ProofStrip };
    const ways = extraWays(proof, map).slice(0, MOST_ARCS);
    const ghosts = ghostsOf(proof, map);
    const levels = Math.max(0, ...arcsOf(ways, orderIn(map)).map((arc) => arc.level + 1));
    const most = Math.max(0, ...[...ghosts.values()].map((here) => ghostsHeight(here.length)));
    return {
      Strip: ProofStrip,
      StepFigures,
      stepFiguresHeight: FIGURES + (isCompared ? COMPARED : 0),
      StepReport,
      Row: ProofMarks,
      rowHeight: levels + most > 0 ? Math.max(64, levels * ARC + most + MARKS_PADDING) : 0,
      ways,
      ghosts,
      StepGhosts: Ghosts,
      stepGhostsHeight: (step) => ghostsHeight(ghosts.get(step)?.length ?? 0),
    };
  }, [proof, map, isShown, isCompared]);
  return <OverlayContext value={overlay}>{children}</OverlayContext>;
}

function orderIn(map: ReturnType<typeof useDocument>): (step: string) => number {
  const order = new Map(map.phases.flatMap((phase) => phase.steps).map((step, place) => [step.id, place]));
  return (step) => order.get(step) ?? 0;
}
