// biome-ignore-all lint/a11y: a row of the grid, which has the ARIA pattern
import { Tooltip, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { type RowProps, useOverlay } from "@/features/maps/overlay";
import { useSaid, useStore } from "@/features/maps/useMap";
import { type Arc, arcsOf, type ExtraWay } from "./extra";
import { Ghosts } from "./Ghosts";
import classes from "./Proof.module.css";
import { useProof } from "./useProof";

export const MARKS_PADDING = 20;
const ARC = 26;

/** A row above the lanes: the ways and contacts that customers have and the map does not. */
export function ProofMarks({ top, height, width, lane, columns, lefts, placed }: RowProps) {
  const { t } = useTranslation("proofs");
  const { ways = [] } = useOverlay();
  const places = new Map(columns.map((column, place) => [column.step?.id, place]));
  const arcs = arcsOf(ways, (step) => places.get(step) ?? 0);
  const levels = Math.max(0, ...arcs.map((arc) => arc.level + 1));
  const middle = (place: number) => (lefts[place]! + (lefts[place + 1] ?? lefts[place]!)) / 2;
  return (
    <div role="row" className={classes.marks} style={{ top, height, width }}>
      <div role="rowheader" className={classes.marksName} style={{ width: lane }}>
        <span>{t("marks.title")}</span>
        <span className={classes.marksText}>{t("marks.text")}</span>
      </div>
      <div role="gridcell" className={classes.arcs}>
        {arcs.map((arc) => (
          <ArcMark
            key={`${arc.way.from} ${arc.way.to}`}
            arc={arc}
            left={middle(arc.left)}
            right={middle(arc.right)}
            isBack={places.get(arc.way.from)! > places.get(arc.way.to)!}
          />
        ))}
        {placed.map(({ column, left, width }) => (
          <div key={column.key} className={classes.ghostsAt} style={{ left, width, top: 8 + levels * ARC }}>
            {column.step && <Ghosts step={column.step} />}
          </div>
        ))}
      </div>
    </div>
  );
}

interface ArcMarkProps {
  arc: Arc<ExtraWay>;
  left: number;
  right: number;
  isBack: boolean;
}

/** A dashed arrow between two columns, with how many journeys go it. */
function ArcMark({ arc, left, right, isBack }: ArcMarkProps) {
  const { t } = useTranslation("proofs");
  const formats = useFormats();
  const said = useSaid();
  const store = useStore();
  const { proof } = useProof();
  const title = (id: string) => said(proof?.steps.steps.find((one) => one.step === id)?.title);
  const { from, to, journeys, share, medianSeconds } = arc.way;
  const label = t("marks.way", {
    from: title(from),
    to: title(to),
    count: journeys,
    n: formats.number(journeys),
    share: formats.percent(share.share),
    low: formats.percent(share.low),
    high: formats.percent(share.high),
    visits: formats.number(share.n),
    time: formats.duration(medianSeconds),
  });
  return (
    <Tooltip label={label} multiline w={320}>
      <UnstyledButton
        className={classes.arc}
        data-back={isBack || undefined}
        style={{ left, width: right - left, top: 8 + arc.level * ARC }}
        onClick={() => store.select(from)}
      >
        <VisuallyHidden>{label}</VisuallyHidden>
        <span aria-hidden>{formats.short(journeys)}</span>
      </UnstyledButton>
    </Tooltip>
  );
}
