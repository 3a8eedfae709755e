import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { plainColor, useChartColors } from "@/components/chartColors";
import { pngOf } from "@/components/chartFiles";
import { tableOf } from "@/components/chartRows";
import { useKnown } from "@/components/known";
import type { Lens } from "@/features/lens/lens";
import { useNameColors } from "./colors";
import type { FlowGraph, Transition } from "./flowGraph";
import type { FlowLayout } from "./flowLayout";
import { figureOf, type Measure } from "./flowStyle";
import { svgOfFlow } from "./flowSvg";

/** The title of a flow and its table twin. */
export function useFlowFrame(transitions: Transition[], level: string | undefined) {
  const { t } = useTranslation("explore");
  const formats = useFormats();
  const known = useKnown();
  const table = useMemo(
    () =>
      tableOf(transitions, [
        { label: t("flow.from"), value: (one) => known(one.from, level) },
        { label: t("flow.to"), value: (one) => known(one.to, level) },
        { label: t("flow.count"), value: (one) => one.count, format: formats.number },
        { label: t("flow.persons"), value: (one) => one.persons, format: formats.number },
        { label: t("flow.share"), value: (one) => one.share, format: formats.percent },
        { label: t("low"), value: (one) => one.low, format: formats.percent },
        { label: t("high"), value: (one) => one.high, format: formats.percent },
        { label: t("flow.median"), value: (one) => one.median_seconds, format: formats.duration },
        { label: t("flow.p90"), value: (one) => one.p90_seconds, format: formats.duration },
      ]),
    [transitions, level, known, formats, t],
  );
  return { title: t("flow.title"), table };
}

interface Pictured {
  graph: FlowGraph;
  layout: FlowLayout;
  measure: Measure;
  lens: Lens;
}

/** A flow as files, and as the SVG document that they are made of. */
export function useFlowPictures({ graph, layout, measure, lens }: Pictured) {
  const formats = useFormats();
  const known = useKnown();
  const colors = useChartColors();
  const colorOf = useNameColors(lens);
  const svg = () =>
    svgOfFlow(graph, layout, {
      colors,
      colorOf: (name) => plainColor(colorOf(name), colors),
      labelOf: (name) => known(name, lens.level),
      countOf: (count) => formats.number(count),
      figureOf: (transition) => figureOf(transition, measure, formats),
    });
  const pictures = {
    svg: async () => new Blob([svg()], { type: "image/svg+xml" }),
    png: async () => pngOf(svg(), layout),
  };
  return { svg, pictures };
}
