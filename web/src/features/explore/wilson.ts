const Z = 1.959963984540054;

/** Wilson's 95 % interval of a share: k of n. */
export function wilson(k: number, n: number): [low: number, high: number] | null {
  if (n <= 0) return null;
  const p = k / n;
  const middle = (p + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((p * (1 - p)) / n + Z ** 2 / (4 * n ** 2));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
