import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { previewQuery } from "./api";
import { type MappingIn, mappingOf, missingOf, type Reading, readingOf } from "./reading";

/** What decides what the columns are: when it is another, everything is guessed anew. */
export type Dialect = Pick<MappingIn, "delimiter" | "encoding" | "sheet" | "header_line">;

/** How a file is read: what was guessed, what its user made of it, and what would come of it. */
export function useReading(workspaceId: string, uploadId: string) {
  const [dialect, setDialect] = useState<Dialect>({});
  const [said, setSaid] = useState<Reading | null>(null);
  const [settled] = useDebouncedValue(said, 350);
  const guess = useQuery({
    ...previewQuery(workspaceId, uploadId, dialect),
    placeholderData: keepPreviousData,
  });
  const guessed = guess.data ? readingOf(guess.data) : null;
  const reading = said ?? guessed;
  const missing = reading ? missingOf(reading) : [];
  const isAsked = settled !== null && missingOf(settled).length === 0;
  const check = useQuery({
    ...previewQuery(workspaceId, uploadId, settled ? { ...mappingOf(settled), ...dialect } : {}),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  const seen = said && isAsked ? (check.data ?? guess.data) : guess.data;
  const hasRows = (seen?.rows.length ?? 0) > 0;
  const isChecking = guess.isFetching || said !== settled || check.isFetching;
  const error = guess.error ?? (said ? check.error : null);
  return {
    guess: guess.data,
    guessed,
    reading,
    missing,
    /** The rows, how they are written, and what is wrong with it. */
    seen,
    problem: missing.length === 0 ? (seen?.problem ?? null) : null,
    error,
    isChecking,
    hasRows,
    canStart: reading !== null && hasRows && missing.length === 0 && !isChecking && !error && !seen?.problem,
    dialect,
    say: setSaid,
    sayDialect: (next: Dialect) => {
      setSaid(null);
      setDialect(next);
    },
    /** What the import takes. */
    mapping: (): MappingIn =>
      said || !guess.data?.is_remembered ? { ...mappingOf(reading!), ...dialect } : dialect,
  };
}

export type ReadingState = ReturnType<typeof useReading>;
