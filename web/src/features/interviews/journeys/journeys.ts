import type { Mention, Participant } from "../interviews";

/** A point of a participant's journey. */
export interface JourneyPoint {
  readonly mention: string;
  readonly touchpoint: string | null;
  readonly emotion: number;
  readonly quote: string | null;
}

/** A participant's own journey: what had an emotion, in the participant's own order. */
export const curveOf = (participant: Participant): JourneyPoint[] =>
  participant.mentions.flatMap((one) =>
    one.emotion == null
      ? []
      : [
          {
            mention: one.id,
            touchpoint: one.touchpoint ?? null,
            emotion: one.emotion,
            quote: one.quote ?? null,
          },
        ],
  );

/** The touchpoints of several journeys: those of the map in its order, then those that the map lacks. */
export function axisOf(participants: readonly Participant[], onMap: readonly string[]): string[] {
  const named = new Set(
    participants.flatMap((one) => curveOf(one).flatMap((point) => point.touchpoint ?? [])),
  );
  const known = onMap.filter((one) => named.has(one));
  return [...known, ...[...named].filter((one) => !known.includes(one))];
}

/** A participant's emotion at each touchpoint of an axis; the mean where it was spoken of twice, null where never. */
export function along(participant: Participant, axis: readonly string[]): (number | null)[] {
  return axis.map((touchpoint) =>
    meanOf(participant.mentions.filter((one) => one.touchpoint === touchpoint)),
  );
}

/** The mean of several journeys at each touchpoint, and of how many. */
export function meanAlong(participants: readonly Participant[], axis: readonly string[]) {
  const rows = participants.map((one) => along(one, axis));
  return axis.map((_, at) => {
    const said = rows.flatMap((row) => row[at] ?? []);
    return { n: said.length, value: said.length > 0 ? sum(said) / said.length : null };
  });
}

function meanOf(mentions: readonly Mention[]): number | null {
  const said = mentions.flatMap((one) => one.emotion ?? []);
  return said.length > 0 ? sum(said) / said.length : null;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
