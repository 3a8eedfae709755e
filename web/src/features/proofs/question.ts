import type { Lens } from "@/features/lens/lens";
import { cleaned } from "@/features/lens/parts";
import type { JourneyMap } from "@/mapping/types";
import type { ProofRow } from "./types";

/** The lens for holding a map against journeys: those of persons, by their touchpoints. */
export function lensOfProof(lens: Lens): Lens {
  const { level, subject: _, ...rest } = lens;
  const isOther = level !== undefined && level !== "touchpoint"; // its names are of that level
  return cleaned(isOther ? { ...rest, hidden: [], grouping: {} } : rest);
}

/** The lens of an earlier proof as an address holds it. */
export function lensOfRow(row: Pick<ProofRow, "lens">): Lens {
  const { period, ...rest } = row.lens as Lens & { period?: unknown };
  const [start = null, end = null] = Array.isArray(period) ? (period as (string | null)[]) : [];
  return cleaned({ ...rest, period: { start, end } } as Lens);
}

/** The ids of the personas among which is to be chosen: those that the map is of, when there are several. */
export function choosable(map: JourneyMap): readonly string[] {
  const own = map.personas.map((one) => one.id);
  const ids = map.head.personas.length > 0 ? map.head.personas : own;
  return ids.length > 1 ? ids : [];
}
