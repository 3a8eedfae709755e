import type { Lens } from "./lens";

/** One thing that a lens says, told and taken away by a chip of its own. */
export type LensPart =
  | { kind: "period" }
  | { kind: "segment"; name: string }
  | { kind: "did" | "did_not" | "hidden" | "outcome"; name: string }
  | { kind: "grouping"; name: string }
  | { kind: "level" | "gap" | "part" | "subject" };

/** The lens without what says nothing, so that two lenses that show the same have one address. */
export function cleaned(lens: Lens): Lens {
  const { period, level, subject, ...rest } = lens;
  const kept: Lens = {};
  if (period?.start || period?.end) kept.period = { start: period.start ?? null, end: period.end ?? null };
  if (level && level !== "touchpoint") kept.level = level;
  if (subject === "account") kept.subject = subject;
  if (rest.gap) kept.gap = rest.gap;
  for (const key of ["did", "did_not", "hidden", "outcome"] as const) {
    if (rest[key]?.length) kept[key] = rest[key];
  }
  for (const key of ["segment", "grouping"] as const) {
    const filled = Object.entries(rest[key] ?? {}).filter(([, values]) => values.length > 0);
    if (filled.length) kept[key] = Object.fromEntries(filled);
  }
  if (rest.part && kept.outcome) kept.part = rest.part;
  return kept;
}

/** All that a lens says, in the order in which it is told. */
export function partsOfLens(lens: Lens): LensPart[] {
  const clean = cleaned(lens);
  const named = (kind: "did" | "did_not" | "hidden" | "outcome") =>
    (clean[kind] ?? []).map((name) => ({ kind, name }) as const);
  const keyed = (kind: "segment" | "grouping") =>
    Object.keys(clean[kind] ?? {}).map((name) => ({ kind, name }) as const);
  const single = (kind: "period" | "level" | "gap" | "part" | "subject") =>
    clean[kind] === undefined ? [] : [{ kind } as const];
  return [
    ...single("period"),
    ...keyed("segment"),
    ...named("did"),
    ...named("did_not"),
    ...single("level"),
    ...keyed("grouping"),
    ...named("hidden"),
    ...single("gap"),
    ...named("outcome"),
    ...single("part"),
    ...single("subject"),
  ];
}

/** The lens without one of its parts. */
export function without(lens: Lens, part: LensPart): Lens {
  switch (part.kind) {
    case "segment":
    case "grouping": {
      const { [part.name]: _, ...others } = lens[part.kind] ?? {};
      return cleaned({ ...lens, [part.kind]: others });
    }
    case "did":
    case "did_not":
    case "hidden":
    case "outcome":
      return cleaned({ ...lens, [part.kind]: lens[part.kind]?.filter((name) => name !== part.name) });
    case "level": // what is hidden or gathered are names of that level
      return cleaned({ ...lens, level: undefined, hidden: [], grouping: {} });
    default:
      return cleaned({ ...lens, [part.kind]: undefined });
  }
}

/** The day that a moment falls on in a time zone, as 2026-02-10. */
export function dayIn(moment: string | Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(new Date(moment));
}

/** A day so many days later. */
export function daysLater(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** A period as a half-open pair of days. */
export interface Days {
  start: string | null;
  end: string | null;
}

export const PRESETS = ["d7", "d30", "d90", "this_month", "last_month", "this_year", "last_year"] as const;
export type Preset = (typeof PRESETS)[number];

/** A preset counted from the last day that has data, as plain days: a link shows the same tomorrow. */
export function presetOf(preset: Preset, lastDay: string): Days {
  const [year, month] = [Number(lastDay.slice(0, 4)), Number(lastDay.slice(5, 7))];
  const first = (y: number, m: number) => new Date(Date.UTC(y, m - 1, 1)).toISOString().slice(0, 10);
  const after = daysLater(lastDay, 1);
  switch (preset) {
    case "d7":
      return { start: daysLater(after, -7), end: after };
    case "d30":
      return { start: daysLater(after, -30), end: after };
    case "d90":
      return { start: daysLater(after, -90), end: after };
    case "this_month":
      return { start: first(year, month), end: first(year, month + 1) };
    case "last_month":
      return { start: first(year, month - 1), end: first(year, month) };
    case "this_year":
      return { start: first(year, 1), end: first(year + 1, 1) };
    case "last_year":
      return { start: first(year - 1, 1), end: first(year, 1) };
  }
}
