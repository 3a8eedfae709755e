import type { SectionProps } from "./names";

/** The persona whose persons are looked at. */
export function LensPersona(_: SectionProps) {
  return null;
}
