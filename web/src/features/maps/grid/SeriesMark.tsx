import type { Series } from "./mood";

/** The sign of a series, not told by colour alone: a dot is assumed, a diamond reported, a square measured. */
export function SeriesMark({ series }: { series: Series }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" data-series={series} aria-hidden="true">
      {series === "assumed" && <circle cx="8" cy="8" r="5.2" />}
      {series === "reported" && <path d="M8 1.6 14.4 8 8 14.4 1.6 8Z" />}
      {series === "measured" && <rect x="3" y="3" width="10" height="10" rx="1.5" />}
    </svg>
  );
}
