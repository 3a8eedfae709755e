import type { Touchpoint } from "./merge";

export const SORTS = ["order", "name", "channel", "phase", "owner", "events", "persons", "last"] as const;
export type Sort = (typeof SORTS)[number];

/** Which touchpoints are shown; what is left out shows all. An empty text asks for those without. */
export interface Filter {
  q?: string;
  channel?: string;
  phase?: string;
  owner?: string;
  weight?: string;
}

const FIELDS = ["channel", "phase", "owner", "weight"] as const;

/** The touchpoints that a filter lets through. */
export function filtered(touchpoints: readonly Touchpoint[], filter: Filter): Touchpoint[] {
  const asked = filter.q?.trim().toLocaleLowerCase();
  return touchpoints.filter(
    (one) =>
      FIELDS.every((field) => filter[field] === undefined || (one[field] ?? "") === filter[field]) &&
      (!asked || textOf(one).includes(asked)),
  );
}

function textOf(one: Touchpoint): string {
  return [one.name, one.description, one.owner, JSON.stringify(one.rules)].join(" ").toLocaleLowerCase();
}

/** The touchpoints in another order; "order" is that in which rules are tried. */
export function sorted(
  touchpoints: readonly Touchpoint[],
  sort: Sort,
  isDown: boolean,
  phases: readonly string[],
  language: string,
): Touchpoint[] {
  if (sort === "order") return isDown ? [...touchpoints].reverse() : [...touchpoints];
  const compare = new Intl.Collator(language, { numeric: true }).compare;
  const key = (one: Touchpoint): string | number | null => {
    if (sort === "events") return one.n_events;
    if (sort === "persons") return one.n_persons;
    if (sort === "phase") return one.phase === null ? null : phases.indexOf(one.phase);
    return one[sort];
  };
  const sign = isDown ? -1 : 1;
  return [...touchpoints].sort((left, right) => {
    const [a, b] = [key(left), key(right)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1; // what is unknown comes last
    return sign * (typeof a === "number" ? a - Number(b) : compare(a, String(b)));
  });
}

export interface Cell {
  channel: string | null;
  phase: string | null;
  touchpoints: Touchpoint[];
}

/** Channels as rows, phases as columns; those without one only when a touchpoint has none. */
export function boardOf(
  touchpoints: readonly Touchpoint[],
  phases: readonly string[],
  channels: readonly string[],
) {
  const used = new Set(touchpoints.map((one) => one.channel));
  const rows: (string | null)[] = [
    ...channels.filter((one) => used.has(one)),
    ...(used.has(null) ? [null] : []),
  ];
  const isPhaseless = touchpoints.some((one) => one.phase === null || !phases.includes(one.phase));
  const columns: (string | null)[] = [...phases, ...(isPhaseless ? [null] : [])];
  const phaseOf = (one: Touchpoint) => (one.phase !== null && phases.includes(one.phase) ? one.phase : null);
  return {
    columns,
    rows: rows.map((channel) => ({
      channel,
      cells: columns.map((phase): Cell => {
        const here = touchpoints.filter((one) => one.channel === channel && phaseOf(one) === phase);
        return { channel, phase, touchpoints: here };
      }),
    })),
  };
}

/** The cell beside that of a touchpoint, where an arrow key points; null at the edge, or for another key. */
export function neighbour(
  touchpoint: Pick<Touchpoint, "channel" | "phase">,
  places: { channels: readonly (string | null)[]; phases: readonly (string | null)[] },
  key: string,
): { channel: string | null; phase: string | null } | null {
  const along = { ArrowLeft: -1, ArrowRight: 1 }[key] ?? 0;
  const across = { ArrowUp: -1, ArrowDown: 1 }[key] ?? 0;
  if (!along && !across) return null;
  const phase = places.phases[places.phases.indexOf(touchpoint.phase) + along];
  const channel = places.channels[places.channels.indexOf(touchpoint.channel) + across];
  return phase === undefined || channel === undefined ? null : { channel, phase };
}
