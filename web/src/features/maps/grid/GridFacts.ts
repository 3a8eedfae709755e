import { createContext, use } from "react";
import type { Person } from "../store/line";

/** What every card looks at: found once for the whole grid, not once a card. */
export interface GridFacts {
  workspaceId: string;
  channels: ReadonlyMap<string, string | null>;
  comments: ReadonlyMap<string | null, number>;
  colleagues: ReadonlyMap<string, Person>;
  personas: ReadonlyMap<string, string>;
  isToBe: boolean;
}

export const GridFactsContext = createContext<GridFacts | null>(null);

export function useFacts(): GridFacts {
  return use(GridFactsContext)!;
}
