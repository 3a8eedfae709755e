/** The list with one of its items moved to another place. */
export function moved<Item>(list: readonly Item[], from: number, to: number): Item[] {
  const next = [...list];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(Math.max(0, Math.min(to, next.length)), 0, item);
  return next;
}

/** Where an item comes to stand that is dropped before or after another. */
export function placeOf(from: number, over: number, isAfter: boolean): number {
  const gap = isAfter ? over + 1 : over;
  return from < gap ? gap - 1 : gap;
}
