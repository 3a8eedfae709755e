import { cardsOf, find, stepsOf } from "@/mapping/places";
import type { Aside, Evidence, JourneyMap } from "@/mapping/types";
import type { Finding, Proof } from "./types";

/** What a finding is to a team: the map is wrong, customers suffer, or there is something to gain. */
export const GROUPS = ["map", "pain", "gain"] as const;
export type Group = (typeof GROUPS)[number];

const PAINS = ["pain_emotion", "pain_drop_off", "pain_time", "dead_end", "loop", "repeat"];
const GAINS = ["moment_missed_good", "moment_missed_bad"];

/** The group of a kind of finding. */
export function groupOf({ code }: Pick<Finding, "code">): Group {
  if (PAINS.includes(code)) return "pain";
  return GAINS.includes(code) ? "gain" : "map";
}

/** The findings of a proof, as a team wants to see them. */
export interface SortedFindings {
  /** What asks for something, also what came back. */
  open: readonly Finding[];
  aside: readonly { finding: Finding; aside: Aside }[];
  /** Per id of an open finding how it was set aside before it became worse. */
  back: ReadonlyMap<string, Aside>;
}

/** As `klantreis.evidence.open_findings` sorts them, on the map as it is now. */
export function sortedFindings(
  map: Pick<JourneyMap, "asides">,
  proof: Pick<Proof, "findings" | "whose">,
): SortedFindings {
  const known = new Map(map.asides.map((one) => [one.finding, one]));
  const open: Finding[] = [];
  const aside: { finding: Finding; aside: Aside }[] = [];
  const back = new Map<string, Aside>();
  for (const finding of proof.findings) {
    const before = known.get(finding.id);
    const isBack = before && (before.of ?? "") === proof.whose && isWorse(finding, before);
    if (before && isBack) back.set(finding.id, before);
    if (before && !isBack) aside.push({ finding, aside: before });
    else open.push(finding);
  }
  return { open, aside, back };
}

/** Whether the whole interval lies on the worse side of the one when the finding was set aside. */
function isWorse({ worsening }: Finding, { low, high }: Aside): boolean {
  if (worsening?.low == null || worsening.high == null) return false;
  if (worsening.is_worse_low) return low != null && worsening.high < low;
  return high != null && worsening.low > high;
}

/** What the card will be that a finding becomes, as the server makes it. */
export function becomes({ code }: Pick<Finding, "code">): string {
  if (PAINS.includes(code)) return "pain";
  if (GAINS.includes(code)) return "moment_of_truth";
  if (code === "contact_missing") return "touchpoint";
  if (code === "emotion_not_measured") return "measured";
  if (code === "moment_without_effect" || code === "delight_unconfirmed") return "evidence";
  return "opportunity";
}

/** The part of the map that carries the finding as evidence, or holds its measured emotion; null when none does. */
export function partWith(map: JourneyMap, finding: Finding): string | null {
  const id = `finding-${finding.id}`;
  const isIt = (one: Evidence) => one.id === id || new RegExp(`^${id}-\\d+$`).test(one.id);
  for (const { card } of cardsOf(map)) if (card.evidence.some(isIt)) return card.id;
  return finding.code === "emotion_not_measured" ? withMeasured(map, finding) : null;
}

/** The card of a finding about a measured emotion, when what it measures is what the proof found. */
function withMeasured(map: JourneyMap, { card, figures }: Finding): string | null {
  const found = card === null ? undefined : find(map, card);
  const measured = (found?.part as { measured?: { value: number } | null } | undefined)?.measured;
  return measured && Math.abs(measured.value - Number(figures.emotion)) < 0.05 ? card : null;
}

/** Where on the map a finding is: its card, its step, or the step after which its contact mostly happens. */
export function placeOf(map: JourneyMap, proof: Proof, { card, step, touchpoint }: Finding): string | null {
  const isThere = (id: string | null | undefined): id is string => id != null && find(map, id) !== undefined;
  if (isThere(card)) return card;
  if (isThere(step)) return step;
  const after = proof.conformance.deviations.find(
    (one) => touchpoint !== null && one.touchpoint === touchpoint,
  )?.after;
  if (isThere(after)) return after;
  return touchpoint === null ? null : (stepsOf(map)[0]?.id ?? null);
}

/** The touchpoints that a finding speaks of: its contact, or those of its step. */
export function touchpointsOf(map: JourneyMap, { step, touchpoint }: Finding): Set<string> {
  if (touchpoint !== null) return new Set([touchpoint]);
  const here = stepsOf(map).find((one) => one.id === step);
  const cards = here ? Object.values(here.cards).flat() : [];
  return new Set(
    cards.flatMap((card) => (card.kind === "touchpoint" && card.touchpoint ? [card.touchpoint] : [])),
  );
}

/** Every touchpoint that is on a step. */
export function touchpointsOn(map: JourneyMap): Set<string> {
  const found = new Set<string>();
  for (const { card } of cardsOf(map))
    if (card.kind === "touchpoint" && card.touchpoint) found.add(card.touchpoint);
  return found;
}
