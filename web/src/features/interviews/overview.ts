/** A share with how many it is of, and its interval; null when it is of none. */
export interface Share {
  readonly count: number;
  readonly n: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** A mean with its interval; null where nothing is known. */
export interface Mean {
  readonly n: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Krippendorff's alpha with its interval. */
export interface Agreement {
  readonly alpha: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n_units: number;
  readonly n_raters: number;
  readonly n_values: number;
}

/** What the participants together told of one touchpoint. */
export interface PointTold {
  readonly touchpoint: string;
  readonly recognised: Share;
  readonly importance: Mean;
  readonly emotion: Mean;
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly n_decided: number;
}

/** Whether further interviews would bring something new. */
export interface Saturation {
  readonly steps: readonly { readonly n: number; readonly expected: number; readonly new: number }[];
  readonly n: number;
  readonly seen: number;
  readonly estimated: number | null;
  readonly base: number;
  readonly run: number;
  readonly threshold: number;
  readonly reached_at: number | null;
  readonly last_share: number | null;
}

/** What interviews come to together, as the server counts it. */
export interface Overview {
  readonly n: number;
  readonly is_simulated: boolean;
  readonly themes: Readonly<Record<string, number>>;
  readonly points: readonly PointTold[];
  readonly in_common: number | null;
  readonly importance: Agreement;
  readonly emotion: Agreement;
  readonly saturation: Saturation;
  readonly sentence: Readonly<Record<string, string>>;
}
