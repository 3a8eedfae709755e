import type { Grammar } from "@/live/grammar";
import { apply, inverse } from "./operations";
import { find } from "./places";
import { idsOf, isTaken } from "./rules";
import type { JourneyMap, Part } from "./types";

/** How maps are edited. */
export const MAP_GRAMMAR: Grammar<JourneyMap> = {
  apply,
  inverse,
  partOf: (map, id) => find(map, id)?.part,
  isTaken,
  idsIn: (_, part) => [...idsOf(part as unknown as Part)],
  naming: new Set(["id", "parent", "lane", "from", "to", "persona"]),
  listing: new Set(["personas"]),
};
