import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "@/api/analyses";
import { useFormats } from "@/app/format";
import { ChartFrame, type TileFrame } from "@/components/ChartFrame";
import type { Lens } from "@/features/lens/lens";
import { graphOf, type Transition, usualKeep } from "./flowGraph";
import { layoutIn } from "./flowLayout";
import type { Measure } from "./flowStyle";
import { useFlowFrame, useFlowPictures } from "./useFlow";

interface FlowPictureProps {
  flow: Answer<"flow">;
  lens: Lens;
  measure: Measure;
  room: { width: number; height: number };
  frame?: TileFrame;
}

/** The flow as a picture, to look at and not to choose from. */
export function FlowPicture({ flow, lens, measure, room, frame }: FlowPictureProps) {
  const { t } = useTranslation("explore");
  const formats = useFormats();
  const transitions = flow.transitions as unknown as Transition[];
  const graph = useMemo(
    () => graphOf(transitions, usualKeep(transitions, room.width / 45)),
    [transitions, room],
  );
  const layout = useMemo(() => layoutIn(room, graph), [graph, room]);
  const { svg, pictures } = useFlowPictures({ graph, layout, measure, lens });
  const said = useFlowFrame(transitions, lens.level);
  return (
    <ChartFrame
      {...said}
      pictures={pictures}
      note={t("flow.note", {
        share: formats.percent(graph.share),
        n: formats.number(flow.n_journeys),
        events: formats.number(flow.n_events),
      })}
      {...frame}
    >
      <img
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg())}`}
        alt={said.title}
        style={{ display: "block", width: "100%", height: room.height, objectFit: "contain" }}
      />
    </ChartFrame>
  );
}
