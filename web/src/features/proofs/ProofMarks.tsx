// biome-ignore-all lint/a11y: a row of the grid, which has the ARIA pattern
import { Tooltip, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { type RowProps, useOverlay } from "@/features/maps/overlay";
import { useSaid, useStore } from "@/features/maps/useMap";
import { type Arc, arcsOf, type ExtraWay, type Ghost } from "./extra";
import classes from "./Proof.module.css";
import { useProof } from "./useProof";

export const MARKS_PADDING = 20;
const ARC = 26;
const MOST_GHOSTS = 3;

/** A row above the lanes: the ways and contacts that customers have and the map does not. */
export function ProofMarks({ top, height, width, lane, columns, lefts, placed }: RowProps) {
  const { t } = useTranslation("proofs");
  const { ways = [], ghosts } = useOverlay();
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
          <Ghosts
            key={column.key}
            ghosts={(column.step && ghosts?.get(column.step.id)) || []}
            style={{ left, width, top: 8 + levels * ARC }}
          />
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

function Ghosts({ ghosts, style }: { ghosts: readonly Ghost[]; style: React.CSSProperties }) {
  const { t } = useTranslation("proofs");
  const formats = useFormats();
  const { proof, look } = useProof();
  const shown = ghosts.slice(0, MOST_GHOSTS);
  const findingOf = (touchpoint: string) => proof?.findings.find((one) => one.touchpoint === touchpoint)?.id;
  if (ghosts.length === 0) return null;
  return (
    <div className={classes.ghosts} style={style}>
      {shown.map((ghost) => {
        const label = t("marks.ghost", {
          touchpoint: ghost.touchpoint,
          share: formats.percent(ghost.journeys.share),
          low: formats.percent(ghost.journeys.low),
          high: formats.percent(ghost.journeys.high),
          n: formats.number(ghost.journeys.n),
          persons: formats.number(ghost.persons),
        });
        return (
          <Tooltip key={ghost.touchpoint} label={label} multiline w={300}>
            <UnstyledButton
              className={classes.ghost}
              onClick={() => look({ panel: "proof", tab: undefined, finding: findingOf(ghost.touchpoint) })}
            >
              <VisuallyHidden>{label}</VisuallyHidden>
              <span aria-hidden>{ghost.touchpoint}</span>
              <b aria-hidden>{formats.percent(Math.round(1000 * (ghost.journeys.share ?? 0)) / 1000)}</b>
            </UnstyledButton>
          </Tooltip>
        );
      })}
      {ghosts.length > shown.length && (
        <span className={classes.more}>{t("marks.more", { count: ghosts.length - shown.length })}</span>
      )}
    </div>
  );
}
