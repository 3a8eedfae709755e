export const DURATION_UNITS = ["m", "h", "d", "w"] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** A length of time as the API writes it ("14d") in parts; null where the text is none. */
export function partsOf(text: string | null | undefined): { amount: number; unit: DurationUnit } | null {
  const found = text?.match(/^\s*(\d+(?:\.\d+)?)\s*([smhdw])\s*$/);
  if (!found) return null;
  const [amount, unit] = [Number(found[1]), found[2] as keyof typeof SECONDS];
  return unit === "s" ? { amount: amount / 60, unit: "m" } : { amount, unit };
}

/** How many seconds a length of time is; null where the text is none. */
export function secondsOf(text: string | null | undefined): number | null {
  const parts = partsOf(text);
  return parts && parts.amount * SECONDS[parts.unit];
}
