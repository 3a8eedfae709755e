import type { Shape } from "@/api/client";
import type { Lens } from "./lens";

export type Vocabulary = Shape<"VocabularyOut">;

/** What a section of the lens bar is given. */
export interface SectionProps {
  lens: Lens;
  change: (lens: Lens) => void;
  /** Undefined while it is fetched. */
  vocabulary: Vocabulary | undefined;
}

/** The names of a level, the commonest first, with those of the lens that are not in the data. */
export function namesOf(
  vocabulary: Vocabulary | undefined,
  level: string | undefined,
  others: string[] = [],
) {
  const found =
    level === "channel"
      ? vocabulary?.channels
      : level === "phase"
        ? vocabulary?.phases
        : vocabulary?.touchpoints;
  return [...new Set([...(found ?? []).map((one) => one.name), ...others])];
}

/** The names that the analyses speak of through a lens: those of its level, gathered, without the hidden. */
export function labelsOf(vocabulary: Vocabulary | undefined, lens: Lens): string[] {
  const gathered = new Map(
    Object.entries(lens.grouping ?? {}).flatMap(([group, names]) =>
      names.map((name) => [name, group] as const),
    ),
  );
  const hidden = new Set(lens.hidden);
  const named = namesOf(vocabulary, lens.level).map((name) => gathered.get(name) ?? name);
  return [...new Set(named)].filter((name) => !hidden.has(name));
}
