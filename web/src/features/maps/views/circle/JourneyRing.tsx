import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { stepsOf } from "@/mapping/places";
import type { JourneyMap, Step } from "@/mapping/types";
import { type Point, pathThrough, runsOf, SERIES, type Series } from "../../grid/mood";
import { useSaid, useStore, useView } from "../../useMap";
import classes from "./Circle.module.css";
import { angleOf, arcOf, labelAt, RING, radiusOf, SIZE, spotAt } from "./ring";

const MOST_NAMES = 24;
const MARGIN = { x: 96, y: -64 };

/** Phases round the edge, steps on them, and the emotions within. */
export function JourneyRing({ map, isNarrow }: { map: JourneyMap; isNarrow: boolean }) {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const steps = stepsOf(map);
  const lane = map.lanes.find((one) => one.kind === "emotion" && !one.is_hidden);
  const hasNames = !isNarrow && steps.length <= MOST_NAMES;
  const margin = hasNames ? MARGIN : { x: -96, y: -96 };
  const box = [-margin.x, -margin.y, SIZE + 2 * margin.x, SIZE + 2 * margin.y].join(" ");
  const personas = map.head.personas.map((id) => map.personas.find((one) => one.id === id)?.name ?? id);
  return (
    <svg
      viewBox={box}
      className={classes.ring}
      role="img"
      aria-label={t("circle.label", { count: steps.length })}
    >
      <Phases map={map} />
      {[-2, -1, 0, 1, 2].map((value) => (
        <circle
          key={value}
          cx={SIZE / 2}
          cy={SIZE / 2}
          r={radiusOf(value)}
          className={classes.level}
          data-zero={value === 0 || undefined}
        />
      ))}
      {[2, 0, -2].map((value) => (
        <text key={value} x={SIZE / 2} y={SIZE / 2 - radiusOf(value) + 4} className={classes.value}>
          {value > 0 ? "+2" : value < 0 ? "−2" : "0"}
        </text>
      ))}
      {lane && SERIES.map((series) => <Emotions key={series} steps={steps} lane={lane.id} series={series} />)}
      {steps.map((step, n) => (
        <StepSpot
          key={step.id}
          step={step}
          place={n}
          n={steps.length}
          name={hasNames ? said(step.title) : ""}
        />
      ))}
      <text x={SIZE / 2} y={SIZE / 2 + 5} className={classes.who}>
        {personas.join(", ")}
      </text>
    </svg>
  );
}

function Phases({ map }: { map: JourneyMap }) {
  const said = useSaid();
  const n = stepsOf(map).length;
  let first = 0;
  return map.phases.map((phase, number) => {
    const [from, to] = [first, first + phase.steps.length];
    first = to;
    if (from === to) return null;
    return (
      <g key={phase.id} data-phase={number % 8} className={classes.phase}>
        <title>{said(phase.title)}</title>
        <path d={arcOf(from, to, n, RING.inner - 6, radiusOf(-2) - 12)} className={classes.field} />
        <path d={arcOf(from, to, n, RING.outer, RING.inner)} />
      </g>
    );
  });
}

function StepSpot({ step, place, n, name }: { step: Step; place: number; n: number; name: string }) {
  const { t } = useTranslation("maps");
  const store = useStore();
  const selected = useView((view) => view.selected);
  const angle = angleOf(place, n);
  const [x, y] = spotAt(angle, (RING.outer + RING.inner) / 2);
  const [starX, starY] = spotAt(angle, RING.inner - 14);
  const isDecisive = Object.values(step.cards)
    .flat()
    .some((card) => card.kind === "moment_of_truth");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it has the same as buttons
    <g
      className={classes.step}
      data-selected={step.id === selected || undefined}
      onClick={() => store.select(step.id)}
    >
      <circle cx={x} cy={y} r={13} className={classes.spot} />
      <text x={x} y={y + 4.5} className={classes.number}>
        {place + 1}
      </text>
      {isDecisive && (
        <text x={starX} y={starY + 5} className={classes.star}>
          <title>{t("one.moment_of_truth")}</title>★
        </text>
      )}
      {name && <Name angle={angle} name={name} />}
    </g>
  );
}

const MOST_LETTERS = 22;

/** The name of a step outside the ring, on two lines when it is long. */
function Name({ angle, name }: { angle: number; name: string }) {
  const { spot, side } = labelAt(angle);
  const anchor = side === "right" ? "start" : side === "left" ? "end" : "middle";
  const lines = linesOf(name);
  const lift =
    side === "middle" && Math.sin(angle) < 0 ? (lines.length - 1) * 16 : ((lines.length - 1) * 16) / 2;
  return (
    <text x={spot[0]} y={spot[1] + 5 - lift} textAnchor={anchor} className={classes.name}>
      {lines.map((line, n) => (
        <tspan key={line} x={spot[0]} dy={n === 0 ? 0 : 16}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

function linesOf(name: string): string[] {
  const lines = [""];
  for (const word of name.split(" ")) {
    const line = lines.at(-1)!;
    if (line && line.length + word.length >= MOST_LETTERS) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines.length <= 2 ? lines : [lines[0]!, `${lines[1]} …`];
}

function Emotions({ steps, lane, series }: { steps: Step[]; lane: string; series: Series }) {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const formats = useFormats();
  const runs = runsOf(steps, lane, series, null);
  const spot = ({ column, reading }: Point) => spotAt(angleOf(column, steps.length), radiusOf(reading.value));
  return (
    <g data-series={series} className={classes.series}>
      {runs.map((run) => (
        <path key={run[0]!.step.id} d={pathThrough(run.map(spot))} />
      ))}
      {runs.flat().map((point) => {
        const [x, y] = spot(point);
        const { value, word } = point.reading;
        return (
          <g key={point.step.id} transform={`translate(${x} ${y})`} className={classes.mark}>
            <title>
              {`${said(point.step.title)}: ${t(`series.${series}`)} ${formats.emotion(value)} ${said(word)}`}
            </title>
            {series === "assumed" && <circle r={5.5} />}
            {series === "reported" && <polygon points="0,-7 7,0 0,7 -7,0" />}
            {series === "measured" && <rect x={-5.5} y={-5.5} width={11} height={11} rx={1.5} />}
          </g>
        );
      })}
    </g>
  );
}
