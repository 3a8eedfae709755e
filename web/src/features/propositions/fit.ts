import type { Canvas, Need, NeedKind, Offer, Strength } from "./proposition";
import { NEED_KINDS } from "./proposition";

const UNJUDGED = 3;
const WHOLLY = 3;

/** How much of some needs is answered; `value` is null where there are none. */
export interface Share {
  readonly value: number | null;
  readonly n: number;
  readonly n_answered: number;
  readonly n_judged: number;
}

/** How well an offer answers the needs of a canvas: the team's own judgement put together. */
export interface Fit {
  readonly all: Share;
  readonly by_kind: Readonly<Record<NeedKind, Share>>;
  /** Needs that nothing answers, the most important first. */
  readonly open: readonly Need[];
  /** Needs that are answered only a little. */
  readonly weak: readonly Need[];
  /** Ids of items that answer nothing. */
  readonly idle: readonly string[];
  readonly n_assumed: number;
}

/** As the library has it; the same cases hold both together. */
export function fitOf(canvas: Canvas, offer: Offer): Fit {
  const answered = answersOf(canvas, offer);
  const byWeight = heaviestFirst(canvas.needs);
  const used = new Set(offer.links.map((one) => one.item));
  const shareOf = (needs: readonly Need[]) => shareAmong(needs, answered);
  const byKind = NEED_KINDS.map((kind) => [kind, shareOf(canvas.needs.filter((one) => one.kind === kind))]);
  return {
    all: shareOf(canvas.needs),
    by_kind: Object.fromEntries(byKind) as Record<NeedKind, Share>,
    open: byWeight.filter((one) => answered.get(one.id) === 0),
    weak: byWeight.filter((one) => answered.get(one.id) === 1),
    idle: offer.items.map((one) => one.id).filter((id) => !used.has(id)),
    n_assumed: canvas.needs.filter((one) => one.evidence.length === 0).length,
  };
}

/** Per need how strongly an offer answers it. */
export function answersOf(canvas: Canvas, offer: Offer): Map<string, Strength> {
  const strongest = new Map<string, Strength>(canvas.needs.map((one) => [one.id, 0]));
  for (const { need, strength } of offer.links) {
    if (strength > (strongest.get(need) ?? 0)) strongest.set(need, strength);
  }
  return strongest;
}

/** How much a need counts. */
export const weightOf = (need: Need) => need.importance ?? UNJUDGED;

export const heaviestFirst = (needs: readonly Need[]) =>
  needs.toSorted((one, other) => weightOf(other) - weightOf(one));

/** The needs that we answer more strongly than every competitor, what counts most first. */
export function uniqueNeeds(canvas: Canvas): Need[] {
  const ours = canvas.offers.find((one) => one.is_ours);
  if (!ours) return [];
  const here = answersOf(canvas, ours);
  const others = canvas.offers.filter((one) => !one.is_ours).map((one) => answersOf(canvas, one));
  const leadOf = ({ id }: Need) =>
    (here.get(id) ?? 0) - Math.max(0, ...others.map((one) => one.get(id) ?? 0));
  const worthOf = (need: Need) => weightOf(need) * leadOf(need);
  return canvas.needs
    .filter((one) => leadOf(one) > 0)
    .toSorted((one, other) => worthOf(other) - worthOf(one));
}

function shareAmong(needs: readonly Need[], answered: ReadonlyMap<string, Strength>): Share {
  const total = sum(needs.map(weightOf));
  const reached = sum(needs.map((one) => (weightOf(one) * (answered.get(one.id) ?? 0)) / WHOLLY));
  return {
    value: total > 0 ? reached / total : null,
    n: needs.length,
    n_answered: needs.filter((one) => (answered.get(one.id) ?? 0) > 0).length,
    n_judged: needs.filter((one) => one.importance != null).length,
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
