/** How sure a share should be, as the API takes it: shares of 1. */
export interface Wanted {
  margin: number;
  confidence: number;
  response_rate: number;
}

export const USUAL: Wanted = { margin: 0.05, confidence: 0.95, response_rate: 0.2 };
export const CONFIDENCES = [0.9, 0.95, 0.99];

/** A share that was typed as per cents, kept between two; null while it is no number. */
export function shareOf(typed: number | string, least: number, most: number): number | null {
  if (typed === "") return null;
  const percent = Number(typed);
  return Number.isFinite(percent) ? Math.min(Math.max(percent, least), most) / 100 : null;
}
