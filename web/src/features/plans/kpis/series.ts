import type { Kpi, Measurement } from "../plan";

/** The figures in order of time. */
export const inTime = (kpi: Kpi): Measurement[] =>
  kpi.measurements.toSorted(
    (a, b) => a.starts_on.localeCompare(b.starts_on) || a.ends_on.localeCompare(b.ends_on),
  );

/** The latest figure that is settled, else the latest. */
export function latest(kpi: Kpi): Measurement | undefined {
  const settled = kpi.measurements.filter((one) => !one.is_provisional);
  const series = settled.length > 0 ? settled : kpi.measurements;
  return series.reduce<Measurement | undefined>(
    (last, one) => (last === undefined || one.ends_on >= last.ends_on ? one : last),
    undefined,
  );
}

/** Whether the latest figure reaches the target; undefined without either. */
export function isOnTarget(kpi: Kpi): boolean | undefined {
  const figure = latest(kpi);
  if (!figure || kpi.target == null) return undefined;
  return kpi.is_better_low ? figure.value <= kpi.target : figure.value >= kpi.target;
}

export interface Spark {
  /** The line through the values, as the path of an SVG. */
  readonly line: string;
  /** The interval around it, closed; empty where no figure has one. */
  readonly band: string;
  /** How high the target lies. */
  readonly target: number | null;
  readonly last: { readonly x: number; readonly y: number };
}

/** A small picture of a series; null while there are fewer than two figures. */
export function sparkOf(kpi: Kpi, width: number, height: number): Spark | null {
  const series = inTime(kpi);
  if (series.length < 2) return null;
  const values = series.flatMap((one) => [one.value, one.low ?? one.value, one.high ?? one.value]);
  if (kpi.target != null) values.push(kpi.target);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const x = (place: number) => 3 + (place / (series.length - 1)) * (width - 6);
  const y = (value: number) =>
    most === least ? height / 2 : 3 + ((most - value) / (most - least)) * (height - 6);
  const points = (value: (one: Measurement) => number) =>
    series.map((one, place) => `${tenth(x(place))},${tenth(y(value(one)))}`);
  const hasBand = series.some((one) => one.low != null && one.high != null);
  const edge = [
    ...points((one) => one.high ?? one.value),
    ...points((one) => one.low ?? one.value).reverse(),
  ];
  return {
    line: `M${points((one) => one.value).join("L")}`,
    band: hasBand ? `M${edge.join("L")}Z` : "",
    target: kpi.target == null ? null : y(kpi.target),
    last: { x: x(series.length - 1), y: y(series.at(-1)!.value) },
  };
}

const tenth = (value: number) => Math.round(value * 10) / 10;
