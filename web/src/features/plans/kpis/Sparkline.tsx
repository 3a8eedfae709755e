import type { Kpi } from "../plan";
import classes from "./Kpis.module.css";
import { sparkOf } from "./series";

const [WIDTH, HEIGHT] = [140, 36];

/** A small line of a series with its interval and target; the figures are in the panel's table. */
export function Sparkline({ kpi }: { kpi: Kpi }) {
  const spark = sparkOf(kpi, WIDTH, HEIGHT);
  if (!spark) return <span className={classes.short}>–</span>;
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden
      className={classes.spark}
    >
      {spark.band && <path d={spark.band} className={classes.band} />}
      {spark.target !== null && (
        <line x1={0} x2={WIDTH} y1={spark.target} y2={spark.target} className={classes.target} />
      )}
      <path d={spark.line} className={classes.line} />
      <circle cx={spark.last.x} cy={spark.last.y} r={2.5} className={classes.last} />
    </svg>
  );
}
