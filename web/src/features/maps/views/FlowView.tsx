import "@xyflow/react/dist/style.css";
import { useElementSize } from "@mantine/hooks";
import { IconRoute } from "@tabler/icons-react";
import { type Connection, Controls, ReactFlow, ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "@/components/Empty";
import { useAddress } from "@/documents/address";
import { stepsOf } from "@/mapping/places";
import { useOverlay } from "../overlay";
import { useMap } from "../useMap";
import classes from "./flow/Flow.module.css";
import { FlowBar } from "./flow/FlowBar";
import { BandNode, RoomNode, StepNode } from "./flow/nodes";
import { useDrawn } from "./flow/useDrawn";
import { useFitOnPaper } from "./flow/useFitOnPaper";
import { useFlowKeys } from "./flow/useFlowKeys";
import { WayEdge } from "./flow/WayEdge";
import { adding, extraWaysDrawn, waysDrawn } from "./flow/ways";

const NODES = { step: StepNode, band: BandNode, room: RoomNode };
const EDGES = { way: WayEdge };
const NARROW = 640;
const FIT = { padding: 0.03, maxZoom: 1.1 };
/** Where a chart is shown that is too large to be read as a whole: at its start. */
const START = { x: 24, y: 12, zoom: 0.85 };
const LEAST_LEGIBLE = 0.6;

/** The map as a flow chart: steps in their phases and the ways between them, to draw and to take away. */
export default function FlowView() {
  const { t } = useTranslation("maps");
  const { map } = useMap();
  if (stepsOf(map).length > 0) {
    return (
      <ReactFlowProvider>
        <Chart />
      </ReactFlowProvider>
    );
  }
  return (
    <Empty icon={<IconRoute />} title={t("flow.none")}>
      {t("flow.none_text")}
    </Empty>
  );
}

function Chart() {
  const { t } = useTranslation("maps");
  const { map, apply, select, selected, canEdit } = useMap();
  const { stepFiguresHeight = 0, stepGhostsHeight, ways: extra } = useOverlay();
  const { ref, width, height } = useElementSize();
  const [way, setWay] = useState<string | null>(null);
  const [, openPanel] = useAddress("panel");
  const more = useCallback(
    (step: string) => stepFiguresHeight + (stepGhostsHeight?.(step) ?? 0),
    [stepFiguresHeight, stepGhostsHeight],
  );
  const isNarrow = width > 0 && width < NARROW;
  const { nodes, edges, ...size } = useDrawn({ map, isNarrow, more, selected, way, extra });
  const show = useShow(width, height, size);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a panel takes width, figures make the boxes higher
  useEffect(() => {
    if (!isNarrow) show();
  }, [width, more, isNarrow]);
  useFitOnPaper(size.width, size.height);
  const chosen =
    way === null ? undefined : [...waysDrawn(map), ...extraWaysDrawn(extra)].find((one) => one.id === way);
  const connect = (from: string, to: string) => {
    const operation = adding(map, from, to);
    if (operation) apply(operation);
  };
  const choose = (step: string | null, chosenWay: string | null) => {
    setWay(chosenWay);
    select(step);
  };
  const keys = useFlowKeys({ map, apply, chosen, canEdit, forget: () => choose(null, null) });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts for what the bar's buttons do
    <div className={classes.view} ref={ref} onKeyDown={keys}>
      <FlowBar way={chosen} connect={connect} forget={() => choose(null, null)} />
      {width > 0 && (
        <ReactFlow
          key={String(isNarrow)}
          className={classes.flow}
          nodes={nodes}
          edges={edges}
          nodeTypes={NODES}
          edgeTypes={EDGES}
          nodesDraggable={false}
          nodesConnectable={canEdit}
          connectOnClick={canEdit}
          onConnect={({ source, target }: Connection) => connect(source, target)}
          connectionLineStyle={{ stroke: "var(--mantine-primary-color-filled)", strokeWidth: 2 }}
          deleteKeyCode={null}
          minZoom={0.15}
          maxZoom={2}
          onInit={isNarrow ? undefined : show}
          defaultViewport={START}
          onNodeClick={(_, node) => node.type === "step" && choose(node.id, null)}
          onNodeDoubleClick={(_, node) => node.type === "step" && openPanel("card")}
          onEdgeClick={(_, edge) => choose(null, edge.id)}
          onPaneClick={() => choose(null, null)}
          onNodesChange={(changes) => {
            for (const one of changes) if (one.type === "select" && one.selected) choose(one.id, null);
          }}
          onEdgesChange={(changes) => {
            for (const one of changes) if (one.type === "select" && one.selected) choose(null, one.id);
          }}
          attributionPosition="bottom-left"
          ariaLabelConfig={{
            "node.a11yDescription.default": t(canEdit ? "flow.node_help" : "flow.node_help_viewer"),
            "edge.a11yDescription.default": t(canEdit ? "flow.edge_help" : "flow.edge_help_viewer"),
            "controls.ariaLabel": t("flow.controls"),
            "controls.zoomIn.ariaLabel": t("flow.zoom_in"),
            "controls.zoomOut.ariaLabel": t("flow.zoom_out"),
            "controls.fitView.ariaLabel": t("flow.fit"),
          }}
        >
          <Controls showInteractive={false} position="bottom-right" className="not-printed" />
        </ReactFlow>
      )}
    </div>
  );
}

/** Shows the whole chart, or its start when it could not be read as a whole. */
function useShow(width: number, height: number, size: { width: number; height: number }): () => void {
  const { fitView, setViewport } = useReactFlow();
  return () => {
    const zoom = Math.min(width / size.width, height / size.height);
    void (zoom < LEAST_LEGIBLE ? setViewport(START) : fitView(FIT));
  };
}
