import type { CSSProperties } from "react";
import type { Guest } from "./workshop";

// Next to each other they differ most; the name on a note says the same without them.
const HUES = [
  "yellow",
  "cyan",
  "pink",
  "lime",
  "violet",
  "orange",
  "teal",
  "grape",
  "blue",
  "red",
  "green",
  "indigo",
] as const;

/** The paper of somebody's notes, as variables that the style sheets mix for the light that is on. */
export function paperOf(guest: Guest | undefined): CSSProperties {
  const hue = HUES[(guest?.colour ?? 0) % HUES.length]!;
  return {
    "--paper-light": `var(--mantine-color-${hue}-1)`,
    "--paper-dark": `var(--mantine-color-${hue}-9)`,
    "--paper-line": `var(--mantine-color-${hue}-4)`,
  } as CSSProperties;
}
