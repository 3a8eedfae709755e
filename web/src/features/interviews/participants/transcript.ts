import type { Mention } from "../interviews";

export const LONGEST_QUOTE = 4000;

/** A stretch of the transcript. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where a mention's quote stands. */
export interface Mark extends Stretch {
  readonly mention: string;
}

/** A piece of a line: as it is, or the quote of a mention. */
export interface Piece {
  readonly start: number;
  readonly words: string;
  readonly mention: string | null;
}

export interface Line {
  readonly start: number;
  readonly pieces: readonly Piece[];
}

/** Where the quotes of mentions stand, in order; each once, and none over another. */
export function marksIn(notes: string, mentions: readonly Mention[]): Mark[] {
  const marks: Mark[] = [];
  // Long ones first: a short quote that stands in a long one is found elsewhere, or not at all.
  const quoted = mentions
    .flatMap((one) => (one.quote ? [{ mention: one.id, quote: one.quote }] : []))
    .toSorted((a, b) => b.quote.length - a.quote.length);
  for (const { mention, quote } of quoted) {
    for (let start = notes.indexOf(quote); start >= 0; start = notes.indexOf(quote, start + 1)) {
      const end = start + quote.length;
      if (marks.some((one) => one.start < end && start < one.end)) continue;
      marks.push({ mention, start, end });
      break;
    }
  }
  return marks.toSorted((a, b) => a.start - b.start);
}

/** The transcript in lines, each in pieces with and without a mark. */
export function linesOf(notes: string, marks: readonly Mark[]): Line[] {
  let start = 0;
  return notes.split("\n").map((words) => {
    const line = { start, pieces: piecesOf(words, start, marks) };
    start += words.length + 1;
    return line;
  });
}

function piecesOf(words: string, start: number, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = [];
  const end = start + words.length;
  let at = start;
  const cut = (until: number, mention: string | null) => {
    if (until > at) pieces.push({ start: at, words: words.slice(at - start, until - start), mention });
    at = Math.max(at, until);
  };
  for (const mark of marks) {
    if (mark.end <= start || mark.start >= end) continue;
    cut(Math.max(mark.start, start), null);
    cut(Math.min(mark.end, end), mark.mention);
  }
  cut(end, null);
  return pieces;
}

/** A stretch without the white space around it, at most as long as a quote may be; null when nothing is left. */
export function trimmed(notes: string, { start, end }: Stretch): Stretch | null {
  const words = notes.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const until = Math.min(start + words.trimEnd().length, from + LONGEST_QUOTE);
  return until > from ? { start: from, end: until } : null;
}

/** A stretch without who speaks before it: "P01: …". */
export function withoutSpeaker(notes: string, { start, end }: Stretch, speaker: string): Stretch {
  const spoken = notes.slice(start, end);
  const label = `${speaker}:`.toLowerCase();
  return { start: spoken.toLowerCase().startsWith(label) ? start + label.length : start, end };
}

/** The mention behind which one said at a place of the transcript comes: the last whose quote stands before it. */
export function placeOf(marks: readonly Mark[], mentions: readonly Mention[], start: number): number {
  const before = marks.findLast((one) => one.start < start);
  if (!before) return marks.length > 0 ? 0 : mentions.length;
  return mentions.findIndex((one) => one.id === before.mention) + 1;
}
