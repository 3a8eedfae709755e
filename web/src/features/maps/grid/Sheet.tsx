// biome-ignore-all lint/a11y: a grid of the ARIA pattern, which has the keyboard; too many cells for a table
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { cardsOf } from "@/mapping/places";
import { useKindsShown } from "../audience";
import { useOverlay } from "../overlay";
import { useDocument, useSaid, useView } from "../useMap";
import { type Board, boardOf, type Focus } from "./board";
import { clipboardOf } from "./clipboard";
import classes from "./Grid.module.css";
import { GridHeader } from "./GridHeader";
import { pressed } from "./keys";
import { LaneRow } from "./LaneRow";
import { NewLane } from "./NewLane";
import { heightsOf, LANE, PHASE_HEIGHT, STEP_HEIGHT, widthsOf } from "./sizes";
import { useDrops } from "./useDrag";
import { elementIds, useController, useGrid } from "./useGrid";

/** The grid itself. Only what is near is drawn, both ways; the keyboard is at `aria-activedescendant`. */
export function Sheet({ grid }: { grid: RefObject<HTMLDivElement | null> }) {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const controller = useController();
  const map = useDocument();
  const canEdit = useView((view) => view.canEdit);
  const { stepFiguresHeight = 0, Row, rowHeight = 0 } = useOverlay();
  const stepHeight = STEP_HEIGHT + stepFiguresHeight;
  const kinds = useKindsShown();
  const board = useMemo(() => boardOf(map, kinds), [map, kinds]);
  const heights = useMemo(() => heightsOf(board, said), [board, said]);
  const widths = useMemo(() => widthsOf(board), [board]);
  const rows = useNear(grid, heights, PHASE_HEIGHT + stepHeight + rowHeight, false);
  const columns = useNear(grid, widths, LANE, true);
  const lefts = useMemo(() => edgesOf(widths, LANE), [widths]);
  const near = columns.getVirtualItems();
  const first = near[0]?.index ?? 0;
  const last = near.at(-1)?.index ?? -1;
  const placed = useMemo(
    () =>
      board.columns.slice(first, last + 1).map((column, i) => {
        const index = first + i;
        return { column, index, left: lefts[index]!, width: widths[index]! };
      }),
    [board, lefts, widths, first, last],
  );
  useDrops(controller, grid);
  // On a map without cards writing is what comes next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the grid opens
  useLayoutEffect(() => {
    if (canEdit && cardsOf(map).next().done) grid.current?.focus({ preventScroll: true });
  }, []);
  const focus = useGrid((state) => state.focus);
  const isNewLane = useGrid(({ editing }) => editing?.what === "new-lane");
  useEffect(() => {
    if (isNewLane) return rows.scrollToIndex(board.lanes.length, { align: "auto" });
    const { row, column } = placeOf(board, focus);
    if (row >= 0) rows.scrollToIndex(row, { align: "auto" });
    if (column >= 0) columns.scrollToIndex(column, { align: "auto" });
  }, [board, focus, isNewLane, rows, columns]);
  // Only what is drawn can be named: what has the focus may be scrolled out of sight.
  useLayoutEffect(() => {
    const active = activeId(focus);
    if (document.getElementById(active)) grid.current?.setAttribute("aria-activedescendant", active);
    else grid.current?.removeAttribute("aria-activedescendant");
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target === event.currentTarget && pressed(controller, event.nativeEvent))
      event.preventDefault();
  };
  const width = columns.getTotalSize() + LANE + 48;
  const height = rows.getTotalSize() + PHASE_HEIGHT + stepHeight + rowHeight;
  return (
    <div
      ref={grid}
      role="grid"
      tabIndex={0}
      aria-label={said(map.head.title)}
      aria-describedby="grid-hint"
      aria-readonly={!canEdit}
      aria-rowcount={board.lanes.length + (canEdit ? 3 : 2)}
      aria-colcount={board.columns.length + 1}
      className={classes.sheet}
      onKeyDown={onKeyDown}
      {...clipboardOf(controller)}
    >
      <div className={classes.ground} style={{ width, height }}>
        <GridHeader board={board} placed={placed} lefts={lefts} width={width} stepHeight={stepHeight} />
        {Row && rowHeight > 0 && (
          <Row
            top={PHASE_HEIGHT + stepHeight}
            height={rowHeight}
            width={width}
            lane={LANE}
            columns={board.columns}
            lefts={lefts}
            placed={placed}
          />
        )}
        {rows.getVirtualItems().map(({ index, start, size }) => {
          const lane = board.lanes[index];
          if (!lane) return null;
          return (
            <LaneRow
              key={lane.id}
              lane={lane}
              row={index}
              top={start}
              height={size}
              width={width}
              placed={placed}
              columns={board.columns}
              lefts={lefts}
            />
          );
        })}
        {canEdit && (
          <NewLane
            row={board.lanes.length + 3}
            top={edgesOf(heights, PHASE_HEIGHT + stepHeight + rowHeight)[board.lanes.length]!}
          />
        )}
      </div>
      <span id="grid-hint" hidden>
        {t(canEdit ? "grid.hint" : "grid.hint_viewer")}
      </span>
    </div>
  );
}

/** Where columns or rows begin, and last where they end. */
function edgesOf(widths: readonly number[], before: number): number[] {
  const edges = [before];
  for (const width of widths) edges.push(edges.at(-1)! + width);
  return edges;
}

/** The rows or columns that are near enough to be drawn. */
function useNear(
  grid: RefObject<HTMLDivElement | null>,
  sizes: readonly number[],
  before: number,
  horizontal: boolean,
) {
  const near = useVirtualizer({
    count: sizes.length,
    getScrollElement: () => grid.current,
    estimateSize: (index) => sizes[index] ?? 0,
    horizontal,
    overscan: 2,
    scrollMargin: before,
    scrollPaddingStart: before,
    useFlushSync: false,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other sizes must be measured again
  useLayoutEffect(() => near.measure(), [near, sizes]);
  return near;
}

function placeOf(board: Board, focus: Focus): { row: number; column: number } {
  const lane = "lane" in focus ? focus.lane : undefined;
  const row =
    lane === undefined
      ? -1
      : lane === null
        ? board.lanes.length
        : board.lanes.findIndex((one) => one.id === lane);
  const column = board.columns.findIndex((one) =>
    "step" in focus && focus.step !== null
      ? one.step?.id === focus.step
      : "phase" in focus && one.phase.id === focus.phase,
  );
  return { row, column };
}

function activeId(focus: Focus): string {
  if (focus.area === "phase") return elementIds.phase(focus.phase);
  if (focus.area === "step") return elementIds.step(focus.step, focus.phase);
  if (focus.area === "lane") return elementIds.lane(focus.lane);
  return focus.card ? elementIds.card(focus.card) : elementIds.cell(focus.step, focus.lane);
}
