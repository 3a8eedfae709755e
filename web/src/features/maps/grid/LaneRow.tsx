// biome-ignore-all lint/a11y: the grid itself has the keyboard and says where it is by aria-activedescendant
import { IconMoodEmpty, IconMoodHappy, IconMoodSad } from "@tabler/icons-react";
import { memo, useMemo } from "react";
import type { Lane } from "@/mapping/types";
import { isLine, KINDS } from "../kinds";
import { laneTitle } from "../titles";
import { useDocument } from "../useMap";
import type { Column } from "./board";
import { Ring } from "./CardBox";
import { Cell } from "./Cell";
import { EmotionRow } from "./EmotionRow";
import classes from "./Grid.module.css";
import { useFacts } from "./GridFacts";
import { personasIn, SERIES } from "./mood";
import { SeriesMark } from "./SeriesMark";
import { heightOfMood } from "./sizes";
import { useDraggable, useHeaderDrop } from "./useDrag";
import { useController, useGrid } from "./useGrid";
import { Writer } from "./Writer";

/** A column that is near enough to be drawn. */
export interface Placed {
  readonly column: Column;
  readonly index: number;
  readonly left: number;
  readonly width: number;
}

interface LaneRowProps {
  lane: Lane;
  row: number;
  top: number;
  height: number;
  width: number;
  placed: readonly Placed[];
  columns: readonly Column[];
  lefts: readonly number[];
}

/** A lane: its name at the left, and the cells that are near. */
export const LaneRow = memo(function LaneRow(props: LaneRowProps) {
  const { lane, row, top, height, width, placed } = props;
  const cells = placed.map(({ column, index, left, width: wide }) =>
    column.step ? (
      <Cell key={column.key} step={column.step} lane={lane} column={index} left={left} width={wide} />
    ) : (
      <div
        key={column.key}
        role="gridcell"
        aria-colindex={index + 2}
        className={classes.noCell}
        style={{ left, width: wide }}
      />
    ),
  );
  return (
    <div
      role="row"
      aria-rowindex={row + 3}
      className={isLine(lane) ? classes.lineRow : classes.row}
      style={{ top, height, width }}
    >
      <LaneHeader lane={lane} />
      {lane.kind === "emotion" ? (
        <EmotionRow {...props} />
      ) : isLine(lane) ? (
        <BlueprintLine placed={placed} />
      ) : (
        cells
      )}
    </div>
  );
});

function BlueprintLine({ placed }: { placed: readonly Placed[] }) {
  return placed.map(({ column, index, left, width }) => (
    <div
      key={column.key}
      role="gridcell"
      aria-colindex={index + 2}
      className={classes.line}
      style={{ left, width }}
    />
  ));
}

function LaneHeader({ lane }: { lane: Lane }) {
  const { t, said } = useFacts();
  const controller = useController();
  const isFocused = useGrid(({ focus }) => focus.area === "lane" && focus.lane === lane.id);
  const isWritten = useGrid(({ editing }) => editing?.what === "title" && editing.id === lane.id);
  const side = useGrid(({ drop }) => (drop?.what === "lane" && drop.id === lane.id ? drop.side : null));
  const drag = useDraggable("lane", lane.id);
  const drop = useHeaderDrop("lane", lane.id, false);
  const { icon: Icon, color } = KINDS[lane.kind];
  const title = laneTitle(lane, said, t);
  return (
    <div
      ref={drop}
      id={`lane-${lane.id}`}
      role="rowheader"
      aria-colindex={1}
      className={classes.laneHeader}
      data-focused={isFocused || undefined}
      data-drop={side ?? undefined}
      style={{ "--kind": `var(--mantine-color-${color}-filled)` } as React.CSSProperties}
      onClick={() => controller.setFocus({ area: "lane", lane: lane.id })}
      onDoubleClick={() => controller.edit({ what: "title", id: lane.id })}
    >
      {isWritten ? (
        <Writer words={said(lane.title)} label={t("grid.lane_title")} />
      ) : (
        <div ref={drag} className={classes.laneName}>
          <span className={classes.icon}>
            <Icon size={16} stroke={1.7} aria-hidden />
          </span>
          <span>{title}</span>
        </div>
      )}
      {lane.kind === "emotion" && <MoodAxis lane={lane.id} />}
      <Ring part={lane.id} />
    </div>
  );
}

/** Whose emotion is drawn, where personas differ. */
function MoodPersona({ lane }: { lane: string }) {
  const { t, personas } = useFacts();
  const controller = useController();
  const map = useDocument();
  const persona = useGrid((state) => state.persona);
  const apart = useMemo(() => personasIn(map, lane), [map, lane]);
  if (apart.length === 0) return null;
  return (
    <select
      className={classes.whose}
      aria-label={t("mood.whose")}
      value={persona ?? ""}
      onClick={(event) => event.stopPropagation()}
      onChange={(event) => controller.set({ persona: event.currentTarget.value || null })}
    >
      <option value="">{t("details.everyone")}</option>
      {apart.map((one) => (
        <option key={one} value={one}>
          {personas.get(one) ?? one}
        </option>
      ))}
    </select>
  );
}

const FACES = [
  { value: 2, icon: IconMoodHappy },
  { value: 0, icon: IconMoodEmpty },
  { value: -2, icon: IconMoodSad },
];

/** Faces where their values are, and what the signs of the series mean. */
function MoodAxis({ lane }: { lane: string }) {
  const { t } = useFacts();
  return (
    <>
      <MoodPersona lane={lane} />
      <div className={classes.legend}>
        {SERIES.map((series) => (
          <span key={series}>
            <SeriesMark series={series} />
            {t(`series.${series}`)}
          </span>
        ))}
      </div>
      {FACES.map(({ value, icon: Face }) => (
        <span
          key={value}
          className={classes.face}
          style={{ top: heightOfMood(value) }}
          title={t(`mood.at.${value}`)}
        >
          <Face size={18} stroke={1.6} aria-label={t(`mood.at.${value}`)} />
        </span>
      ))}
    </>
  );
}
