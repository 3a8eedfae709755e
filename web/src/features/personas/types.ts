import type { Shape } from "@/api/client";
import type { Text } from "@/mapping/types";

export type Kept = Shape<"PersonaOut">;
export type Rule = Shape<"SegmentOut">;
export type Condition = Shape<"Condition">;
export type Vocabulary = Shape<"VocabularyOut">;
export type Used = Shape<"UsedOut">;

/** A persona as a team describes it, without what the server adds. */
export interface Persona {
  name: string;
  portrait: string | null;
  quote: Text | null;
  description: Text | null;
  demographics: { [key: string]: Text };
  click_behaviour: Text | null;
  search_behaviour: Text | null;
  media_use: Text | null;
  attitudes: Text[];
  goals: Text[];
  jobs: Text[];
  pains: Text[];
  gains: Text[];
  channels: string[];
  segment: Rule | null;
}

export const LISTS = ["goals", "jobs", "pains", "gains"] as const;
export const BEHAVIOUR = ["click_behaviour", "search_behaviour", "media_use"] as const;

/** What one writes of a persona, out of what the server tells. */
export function writtenOf({ id: _id, version: _version, used_by: _used, ...written }: Kept): Persona {
  return written;
}

export const EMPTY_RULE: Rule = { where: [], did: [], did_not: [] };

/** A persona of whom only the name is known. */
export function newPersona(name: string): Persona {
  return {
    name,
    portrait: null,
    quote: null,
    description: null,
    demographics: {},
    click_behaviour: null,
    search_behaviour: null,
    media_use: null,
    attitudes: [],
    goals: [],
    jobs: [],
    pains: [],
    gains: [],
    channels: [],
    segment: null,
  };
}
