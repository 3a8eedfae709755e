/** A touchpoint, and how many times in a row. */
export interface Link {
  name: string;
  times: number;
}

/** Touchpoints as links of a chain, those that repeat put together when asked. */
export function chainOf(touchpoints: readonly string[], isCollapsed: boolean): Link[] {
  const chain: Link[] = [];
  for (const name of touchpoints) {
    const last = chain.at(-1);
    if (isCollapsed && last?.name === name) last.times += 1;
    else chain.push({ name, times: 1 });
  }
  return chain;
}

/** Running totals: how much the first, the first two, … are together. */
export function running(counts: readonly number[]): number[] {
  let sum = 0;
  return counts.map((count) => {
    sum += count;
    return sum;
  });
}
