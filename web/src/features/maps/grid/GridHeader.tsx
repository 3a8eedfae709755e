// biome-ignore-all lint/a11y: the grid itself has the keyboard and says where it is by aria-activedescendant
import { IconFlag, IconGitFork, IconKeyboard, IconMap2, IconPlayerPlay } from "@tabler/icons-react";
import { memo } from "react";
import type { Phase, Step } from "@/mapping/types";
import { useOverlay } from "../overlay";
import type { Board } from "./board";
import { CommentCount, Ring } from "./CardBox";
import classes from "./Grid.module.css";
import { useFacts } from "./GridFacts";
import { HeaderButtons, NewHeader } from "./HeaderButtons";
import type { Placed } from "./LaneRow";
import { LANE, PHASE_HEIGHT } from "./sizes";
import { useDraggable, useHeaderDrop } from "./useDrag";
import { useController, useGrid } from "./useGrid";
import { Writer } from "./Writer";

interface GridHeaderProps {
  board: Board;
  placed: readonly Placed[];
  lefts: readonly number[];
  width: number;
  stepHeight: number;
}

/** The phases over their steps; stays in sight while the lanes scroll. */
export const GridHeader = memo(function GridHeader(props: GridHeaderProps) {
  const { t } = useFacts();
  const controller = useController();
  const { placed, width, stepHeight } = props;
  return (
    <div className={classes.header} style={{ width, height: PHASE_HEIGHT + stepHeight }}>
      <div role="row" aria-rowindex={1} className={classes.phases} style={{ height: PHASE_HEIGHT }}>
        <div role="columnheader" aria-colindex={1} tabIndex={-1} className={classes.corner}>
          {t("grid.phases")}
        </div>
        <Phases {...props} />
      </div>
      <div role="row" aria-rowindex={2} className={classes.steps} style={{ height: stepHeight }}>
        <div role="columnheader" aria-colindex={1} tabIndex={-1} className={classes.corner}>
          {t("grid.steps")}
          <button
            type="button"
            className={classes.help}
            aria-label={t("toolbar.help")}
            title={t("toolbar.help")}
            onClick={() => controller.set({ isHelpOpen: true })}
          >
            <IconKeyboard size={18} stroke={1.6} aria-hidden />
          </button>
        </div>
        {placed.map((one) => (
          <StepHeader
            key={one.column.key}
            step={one.column.step}
            phase={one.column.phase.id}
            column={one.index}
            left={one.left}
            width={one.width}
          />
        ))}
      </div>
    </div>
  );
});

function Phases({ board, placed, lefts }: GridHeaderProps) {
  const near = new Set(placed.map((one) => one.column.phase.id));
  const newAt = useGrid(({ editing }) => (editing?.what === "new-phase" ? editing.index : null));
  const end = lefts.at(-1) ?? LANE;
  const controller = useController();
  const { t, canEdit } = useFacts();
  return (
    <>
      {board.phases.map((phase, number) => {
        if (!near.has(phase.id)) return null;
        const first = board.columns.findIndex((one) => one.phase.id === phase.id);
        const last = board.columns.findLastIndex((one) => one.phase.id === phase.id);
        const left = lefts[first]!;
        return (
          <PhaseHeader
            key={phase.id}
            phase={phase}
            number={number}
            column={first}
            span={last - first + 1}
            left={left}
            width={lefts[last + 1]! - left}
          />
        );
      })}
      {board.phases.length === 0 && newAt === null && canEdit && (
        <div role="columnheader" aria-colindex={2}>
          <button
            type="button"
            className={classes.firstPhase}
            onClick={() => controller.edit({ what: "new-phase", index: 0 })}
          >
            {t("grid.first_phase")}
          </button>
        </div>
      )}
      {newAt !== null && (
        <div role="columnheader">
          <NewHeader what="phase" left={newLeft(board, lefts, newAt, end)} />
        </div>
      )}
    </>
  );
}

function newLeft(board: Board, lefts: readonly number[], index: number, end: number): number {
  const next = board.phases[index];
  const column = next ? board.columns.findIndex((one) => one.phase.id === next.id) : -1;
  return column < 0 ? end : lefts[column]!;
}

interface PhaseHeaderProps {
  phase: Phase;
  number: number;
  column: number;
  span: number;
  left: number;
  width: number;
}

function PhaseHeader({ phase, number, column, span, left, width }: PhaseHeaderProps) {
  const { t, said } = useFacts();
  const controller = useController();
  const isFocused = useGrid(({ focus }) => focus.area === "phase" && focus.phase === phase.id);
  const isWritten = useGrid(({ editing }) => editing?.what === "title" && editing.id === phase.id);
  const drag = useDraggable("phase", phase.id);
  const side = useGrid(({ drop }) => (drop?.what === "phase" && drop.id === phase.id ? drop.side : null));
  return (
    <div
      ref={useHeaderDrop("phase", phase.id, true)}
      id={`phase-${phase.id}`}
      role="columnheader"
      aria-colindex={column + 2}
      aria-colspan={span}
      className={classes.phase}
      data-tone={number % 2}
      data-focused={isFocused || undefined}
      data-drop={side ?? undefined}
      style={{ left, width }}
      onClick={() => controller.setFocus({ area: "phase", phase: phase.id })}
      onDoubleClick={() => controller.edit({ what: "title", id: phase.id })}
    >
      {isWritten ? (
        <Writer words={said(phase.title)} label={t("grid.phase_title")} />
      ) : (
        <span ref={drag} className={classes.phaseName}>
          {said(phase.title)}
        </span>
      )}
      <HeaderButtons what="phase" phase={phase.id} index={number + 1} />
      <Ring part={phase.id} />
    </div>
  );
}

interface StepHeaderProps {
  step: Step | null;
  phase: string;
  column: number;
  left: number;
  width: number;
}

const StepHeader = memo(function StepHeader({ step, phase, column, left, width }: StepHeaderProps) {
  const { t, said } = useFacts();
  const controller = useController();
  const { StepFigures } = useOverlay();
  const id = step?.id ?? null;
  const isFocused = useGrid(
    ({ focus }) => focus.area === "step" && focus.step === id && (id !== null || focus.phase === phase),
  );
  const isWritten = useGrid(({ editing }) => editing?.what === "title" && id !== null && editing.id === id);
  const newSide = useGrid(({ editing }) => newStepBeside(controller.indexOfStep(phase, id), editing, phase));
  const drag = useDraggable("step", id);
  const side = useGrid(({ drop }) => (drop?.what === "step" && drop.id === id ? drop.side : null));
  return (
    <div
      ref={useHeaderDrop("step", id, true)}
      id={id ? `step-${id}` : `step-of-${phase}`}
      role="columnheader"
      aria-colindex={column + 2}
      className={id ? classes.step : classes.noStep}
      data-focused={isFocused || undefined}
      data-drop={side ?? undefined}
      style={{ left, width }}
      onClick={() => controller.setFocus({ area: "step", phase, step: id })}
      onDoubleClick={() => (id ? controller.edit({ what: "title", id }) : controller.write(""))}
    >
      {newSide === "here" ? (
        <Writer words="" label={t("grid.new_step")} />
      ) : isWritten && step ? (
        <Writer words={said(step.title)} label={t("grid.step_title")} />
      ) : step ? (
        <div ref={drag} className={classes.stepName}>
          <StepMarks step={step} />
          <span>{said(step.title)}</span>
        </div>
      ) : (
        <span className={classes.hint}>{t("grid.first_step")}</span>
      )}
      {step && StepFigures && <StepFigures step={step} />}
      <HeaderButtons what="step" phase={phase} index={controller.indexOfStep(phase, id) + 1} />
      {newSide === "after" && <NewHeader what="step" left={width - 8} />}
      {newSide === "before" && <NewHeader what="step" left={-8} />}
      {id && <CommentCount part={id} />}
      {id && <Ring part={id} />}
    </div>
  );
});

/** Whether a step is being made after this one, before it (it is the first), or in its empty place. */
function newStepBeside(index: number, editing: unknown, phase: string): "after" | "before" | "here" | null {
  const one = editing as { what: string; phase?: string; index?: number } | null;
  if (one?.what !== "new-step" || one.phase !== phase) return null;
  if (index < 0) return "here";
  if (one.index === index + 1) return "after";
  return one.index === 0 && index === 0 ? "before" : null;
}

function StepMarks({ step }: { step: Step }) {
  const { t } = useFacts();
  const marks = [
    { is: step.is_start, key: "is_start", icon: IconPlayerPlay },
    { is: step.is_decision, key: "is_decision", icon: IconGitFork },
    { is: step.is_end, key: "is_end", icon: IconFlag },
    { is: step.opens != null, key: "opens", icon: IconMap2 },
  ];
  return marks.map(
    ({ is, key, icon: Icon }) =>
      is && (
        <span
          key={key}
          role="img"
          title={t(`step.${key}`)}
          aria-label={t(`step.${key}`)}
          className={classes.mark}
        >
          <Icon size={13} stroke={1.8} />
        </span>
      ),
  );
}
