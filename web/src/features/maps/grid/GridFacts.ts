import type { TFunction } from "i18next";
import { createContext, use } from "react";
import type { useFormats } from "@/app/format";
import type { Person } from "@/live/line";
import type { Text } from "@/mapping/types";

/** What every card looks at: found once for the whole grid, not once a card. */
export interface GridFacts {
  workspaceId: string;
  channels: ReadonlyMap<string, string | null>;
  comments: ReadonlyMap<string | null, number>;
  colleagues: ReadonlyMap<string, Person>;
  personas: ReadonlyMap<string, string>;
  isToBe: boolean;
  canEdit: boolean;
  t: TFunction<"maps">;
  said(text: Text | null | undefined): string;
  formats: ReturnType<typeof useFormats>;
}

export const GridFactsContext = createContext<GridFacts | null>(null);

export function useFacts(): GridFacts {
  return use(GridFactsContext)!;
}
