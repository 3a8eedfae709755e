import { type Edge, MarkerType, type Node } from "@xyflow/react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import type { ExtraWay } from "@/features/proofs/extra";
import { stepsOf } from "@/mapping/places";
import type { JourneyMap, Phase, Step } from "@/mapping/types";
import { endsOf } from "@/mapping/ways";
import { useSaid } from "../../useMap";
import { type Point, planOf, roundedPath } from "./plan";
import { extraWaysDrawn, type Way, waysDrawn } from "./ways";

export type StepBox = Node<
  { step: Step; number: number; isStart: boolean; isEnd: boolean; color: string },
  "step"
>;
export type BandBox = Node<{ phase: Phase; isContinued: boolean; color: string }, "band">;
export type RoomBox = Node<Record<string, never>, "room">;
/** `isFar` when another step or way is chosen. */
export type WayLine = Edge<{ way: Way; path: string; label: Point; isFar: boolean }, "way">;

/** The accents of the phases, in order. */
export const PHASE_COLORS = ["sea", "blue", "violet", "grape", "orange", "lime", "cyan", "pink"];

interface Given {
  map: JourneyMap;
  isNarrow: boolean;
  /** How much higher the box of a step is, for what a proof says in it. */
  more: (step: string) => number;
  selected: string | null;
  way: string | null;
  extra: readonly ExtraWay[] | undefined;
}

/** The map as React Flow draws it. */
export function useDrawn({ map, isNarrow, more, selected, way, extra }: Given) {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const formats = useFormats();
  const ways = useMemo(() => [...waysDrawn(map), ...extraWaysDrawn(extra)], [map, extra]);
  const plan = useMemo(() => planOf(map, ways, isNarrow, more), [map, ways, isNarrow, more]);
  const nodes = useMemo(() => {
    const bands = plan.bands.map(({ phase: id, isContinued, x, y, width, height }): BandBox => {
      const at = map.phases.findIndex((phase) => phase.id === id);
      const data = { phase: map.phases[at]!, isContinued, color: colorOfPhase(at) };
      const place = { position: { x, y }, width, height, zIndex: -1 };
      return {
        id: `band ${id} ${y} ${x}`,
        type: "band",
        data,
        selectable: false,
        focusable: false,
        ...place,
      };
    });
    const ends = new Set(endsOf(map));
    const steps = stepsOf(map).map((step, at): StepBox => {
      const { x, y, width, height } = plan.boxes.get(step.id)!;
      const isStart = at === 0 || step.is_start === true;
      const phase = map.phases.findIndex((one) => one.steps.includes(step));
      const data = {
        step,
        number: at + 1,
        isStart,
        isEnd: ends.has(step.id),
        color: colorOfPhase(phase),
      };
      const ariaLabel = t("flow.step_label", { number: at + 1, title: said(step.title) });
      const place = { position: { x, y }, width, height };
      return { id: step.id, type: "step", data, ariaLabel, selected: step.id === selected, ...place };
    });
    // Not only the boxes count when all is fitted into the window, but the ways around them as well.
    const { width, height } = plan;
    const room: RoomBox = { id: " room", type: "room", position: { x: 0, y: 0 }, width, height, data: {} };
    return [{ ...room, selectable: false, focusable: false, zIndex: -2 }, ...bands, ...steps];
  }, [map, plan, selected, said, t]);
  const edges = useMemo(() => {
    const titles = new Map(stepsOf(map).map((step) => [step.id, said(step.title)]));
    const isFocused = way !== null || titles.has(selected ?? "");
    return plan.routes.map(({ way: one, points, label }): WayLine => {
      const isNear = way === null && (one.from === selected || one.to === selected);
      const isChosen = one.id === way || isNear;
      const share = one.extra && formats.percent(one.extra.share.share);
      const names = { from: titles.get(one.from), to: titles.get(one.to), label: said(one.label), share };
      const key = one.extra ? "flow.way_extra" : one.label ? "flow.way_labelled" : "flow.way_label";
      return {
        id: one.id,
        source: one.from,
        target: one.to,
        type: "way",
        selected: isChosen,
        zIndex: isChosen ? 2 : 0,
        ariaLabel: t(key, names),
        markerEnd: {
          type: MarkerType.ArrowClosed,
          markerUnits: "userSpaceOnUse",
          width: 18,
          height: 18,
          color: isChosen ? "var(--flow-chosen)" : one.extra ? "var(--flow-extra)" : "var(--flow-way)",
        },
        data: { way: one, path: roundedPath(points), label, isFar: isFocused && !isChosen },
      };
    });
  }, [map, plan, way, selected, said, t, formats]);
  return { nodes, edges, width: plan.width, height: plan.height };
}

function colorOfPhase(at: number): string {
  return PHASE_COLORS[at % PHASE_COLORS.length]!;
}
