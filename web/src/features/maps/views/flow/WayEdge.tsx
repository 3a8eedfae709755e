import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import { memo } from "react";
import { useFormats } from "@/app/format";
import { useSaid } from "../../useMap";
import classes from "./Flow.module.css";
import type { WayLine } from "./useDrawn";

/** A way between two steps: on to the next one, or an edge that was drawn. */
export const WayEdge = memo(function WayEdge({ data, selected, markerEnd }: EdgeProps<WayLine>) {
  const said = useSaid();
  const { way, path, label, isFar } = data!;
  const formats = useFormats();
  const words = way.extra ? formats.percent(way.extra.share.share) : said(way.label);
  return (
    <>
      <BaseEdge
        path={path}
        markerEnd={markerEnd}
        interactionWidth={20}
        className={classes.way}
        data-selected={selected || undefined}
        data-far={isFar || undefined}
        data-extra={way.extra !== undefined || undefined}
        data-drawn={!way.isOnward || undefined}
      />
      {words && (
        <EdgeLabelRenderer>
          <span
            className={classes.label}
            data-selected={selected || undefined}
            data-extra={way.extra !== undefined || undefined}
            data-far={isFar || undefined}
            style={{ transform: `translate(-50%, -50%) translate(${label[0]}px, ${label[1]}px)` }}
          >
            {words}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
