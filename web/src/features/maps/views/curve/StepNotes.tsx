import { useTranslation } from "react-i18next";
import { useAddress } from "@/documents/address";
import { cellOf } from "@/mapping/places";
import type { Card, Step } from "@/mapping/types";
import { useShownMap } from "../../audience";
import { KINDS } from "../../kinds";
import { titleOf } from "../../titles";
import { useSaid, useStore } from "../../useMap";
import type { Axis } from "./axis";
import classes from "./Curve.module.css";

const KINDS_TOLD = ["moment_of_truth", "pain", "delight"] as const;

/** Under each step what makes it high or low: decisive moments, pains and delights. */
export function StepNotes({ axis }: { axis: Axis }) {
  const said = useSaid();
  const map = useShownMap();
  const lanes = map.lanes.filter((lane) => KINDS_TOLD.some((kind) => kind === lane.kind));
  const steps = map.phases.flatMap((phase) =>
    phase.steps.map((step, n) => ({ phase, step, isFirst: n === 0 })),
  );
  const ofStep = (step: Step) =>
    lanes.flatMap((lane) => cellOf(step, lane.id)).sort((a, b) => rankOf(a) - rankOf(b));
  return (
    <ol className={classes.notes}>
      {steps.map(({ phase, step, isFirst }, n) => {
        const room = axis.rooms[n]!;
        return (
          <li key={step.id} style={{ marginInlineStart: gapBefore(axis, n), width: room }}>
            <span className={classes.phase}>{isFirst && said(phase.title)}</span>
            <b>
              {n + 1}. {said(step.title)}
            </b>
            {ofStep(step).map((card) => (
              <Note key={card.id} card={card} />
            ))}
          </li>
        );
      })}
    </ol>
  );
}

function rankOf(card: Card): number {
  return (KINDS_TOLD as readonly string[]).indexOf(card.kind);
}

/** The room between a step's and the one before it. */
function gapBefore({ middles, rooms }: Axis, n: number): number {
  const end = n === 0 ? 0 : middles[n - 1]! + rooms[n - 1]! / 2;
  return middles[n]! - rooms[n]! / 2 - end;
}

function Note({ card }: { card: Card }) {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const store = useStore();
  const [, openPanel] = useAddress("panel");
  const { icon: Icon, color } = KINDS[card.kind];
  return (
    <button
      type="button"
      className={classes.note}
      style={{ "--kind": `var(--mantine-color-${color}-filled)` } as React.CSSProperties}
      onClick={() => {
        store.select(card.id);
        openPanel("card");
      }}
    >
      <Icon size={14} aria-label={t(`one.${card.kind as "pain"}`)} />
      <span>{said(titleOf(card))}</span>
    </button>
  );
}
