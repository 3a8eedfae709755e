import "@xyflow/react/dist/style.css";
import {
  BaseEdge,
  Controls,
  type Edge,
  EdgeLabelRenderer,
  type EdgeProps,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
} from "@xyflow/react";
import { memo, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useKnown } from "@/components/known";
import classes from "./FlowView.module.css";
import { END, type FlowGraph, type FlowNode, START, type Transition } from "./flowGraph";
import { curveThrough, type FlowLayout } from "./flowLayout";
import { figureOf, type Measure, strokeOf } from "./flowStyle";

/** What of a flow is looked at: a touchpoint, or a way between two. */
export type Chosen = { node: string } | { from: string; to: string } | null;

interface FlowViewProps {
  graph: FlowGraph;
  layout: FlowLayout;
  measure: Measure;
  level: string | undefined;
  colorOf: (name: string) => string;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
}

type TouchpointData = { label: string; figure: string; part: number; color: string } & {
  [Key in keyof FlowNode]: FlowNode[Key];
};
type TouchpointNode = Node<TouchpointData, "touchpoint">;
type WayEdge = Edge<
  { path: string; label: { x: number; y: number }; figure: string; width: number; isTold: boolean },
  "way"
>;

const NODE_TYPES = { touchpoint: memo(Touchpoint) };
const EDGE_TYPES = { way: memo(Way) };
const MOST_LABELS = 45;
const ARROW = {
  type: MarkerType.ArrowClosed,
  markerUnits: "userSpaceOnUse",
  width: 16,
  height: 16,
  color: "var(--flow-way)",
} as const;

/** The flow as a map: touchpoints and the ways between them, to pan, zoom and choose from. */
export default function FlowView({
  graph,
  layout,
  measure,
  level,
  colorOf,
  chosen,
  onChoose,
}: FlowViewProps) {
  const { t } = useTranslation("explore");
  const formats = useFormats();
  const known = useKnown();
  const most = Math.max(1, ...graph.edges.map((one) => one.count));
  const mostEvents = Math.max(1, ...graph.nodes.map((one) => one.count));
  const nodes = useMemo(
    () =>
      graph.nodes.map((node): TouchpointNode => {
        const { x, y, width, height } = layout.places.get(node.name)!;
        const label = known(node.name, level);
        const figure = formats.number(node.count);
        return {
          id: node.name,
          type: "touchpoint",
          position: { x, y },
          width,
          height,
          selected: chosen !== null && "node" in chosen && chosen.node === node.name,
          ariaLabel: t("flow.node_label", { name: label, n: figure }),
          data: { ...node, label, figure, part: node.count / mostEvents, color: colorOf(node.name) },
        };
      }),
    [graph, layout, chosen, colorOf, known, level, formats, mostEvents, t],
  );
  const edges = useMemo(
    () =>
      layout.edges.map(({ transition, points, label }): WayEdge => {
        const isChosen = isWay(chosen, transition);
        return {
          id: `${transition.from}\u0000${transition.to}`,
          source: transition.from,
          target: transition.to,
          type: "way",
          selected: isChosen,
          zIndex: isChosen ? 1 : 0,
          ariaLabel: t("flow.way_label", {
            from: known(transition.from, level),
            to: known(transition.to, level),
            n: formats.number(transition.count),
          }),
          markerEnd: ARROW,
          data: {
            path: curveThrough(points),
            label,
            figure: figureOf(transition, measure, formats),
            width: strokeOf(transition.count, most),
            isTold: isChosen || layout.edges.length <= MOST_LABELS,
          },
        };
      }),
    [layout, chosen, known, level, formats, measure, most, t],
  );
  const choose = (id: string, isEdge: boolean) => {
    const [from, to] = id.split("\u0000");
    onChoose(isEdge ? { from: from!, to: to! } : { node: id });
  };
  return (
    <ReactFlow
      className={classes.flow}
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      nodesDraggable={false}
      nodesConnectable={false}
      deleteKeyCode={null}
      minZoom={0.15}
      maxZoom={2.5}
      fitView
      fitViewOptions={{ padding: 0.02, maxZoom: 1.1, minZoom: 0.5 }}
      onNodeClick={(_, node) => choose(node.id, false)}
      onEdgeClick={(_, edge) => choose(edge.id, true)}
      onPaneClick={() => onChoose(null)}
      onNodesChange={(changes) => {
        for (const one of changes) if (one.type === "select" && one.selected) choose(one.id, false);
      }}
      onEdgesChange={(changes) => {
        for (const one of changes) if (one.type === "select" && one.selected) choose(one.id, true);
      }}
      preventScrolling={false}
      zoomOnScroll={false}
      zoomActivationKeyCode={["Control", "Meta"]}
      panOnDrag
      ariaLabelConfig={{
        "node.a11yDescription.default": t("flow.node_help"),
        "edge.a11yDescription.default": t("flow.edge_help"),
        "controls.ariaLabel": t("flow.controls"),
        "controls.zoomIn.ariaLabel": t("flow.zoom_in"),
        "controls.zoomOut.ariaLabel": t("flow.zoom_out"),
        "controls.fitView.ariaLabel": t("flow.fit"),
      }}
      attributionPosition="bottom-left"
    >
      <Controls showInteractive={false} position="bottom-right" />
    </ReactFlow>
  );
}

function isWay(chosen: Chosen, { from, to }: Transition): boolean {
  if (chosen === null) return false;
  return "node" in chosen
    ? chosen.node === from || chosen.node === to
    : chosen.from === from && chosen.to === to;
}

function Touchpoint({ data, selected }: NodeProps<TouchpointNode>) {
  const isMark = data.name === START || data.name === END;
  return (
    <div
      className={isMark ? classes.mark : classes.touchpoint}
      data-selected={selected || undefined}
      style={{ borderInlineStartColor: isMark ? undefined : data.color }}
    >
      <Handle type="target" position={Position.Left} className={classes.handle} isConnectable={false} />
      <span className={classes.name} title={data.label}>
        {data.label}
      </span>
      <span className={classes.count}>
        {data.figure}
        {data.repeats > 0 && <Repeats n={data.repeats} />}
      </span>
      {!isMark && (
        <span className={classes.bar} style={{ width: `${100 * data.part}%`, background: data.color }} />
      )}
      <Handle type="source" position={Position.Right} className={classes.handle} isConnectable={false} />
    </div>
  );
}

function Repeats({ n }: { n: number }) {
  const { t } = useTranslation("explore");
  const formats = useFormats();
  return (
    <span className={classes.repeats} title={t("flow.repeats", { n: formats.number(n) })}>
      ↻ {formats.short(n)}
    </span>
  );
}

function Way({ data, selected, markerEnd }: EdgeProps<WayEdge>) {
  const { path, label, figure, width, isTold } = data!;
  return (
    <>
      <BaseEdge
        path={path}
        markerEnd={markerEnd}
        interactionWidth={Math.max(18, width + 8)}
        className={classes.way}
        data-selected={selected || undefined}
        style={{ strokeWidth: width }}
      />
      {isTold && figure && (
        <EdgeLabelRenderer>
          <span
            className={classes.figure}
            data-selected={selected || undefined}
            style={{ transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)` }}
          >
            {figure}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
}
