/** Two versions of a document put together, and the fields that both changed differently. */
export interface Merged<Document> {
  document: Document;
  conflicts: (keyof Document)[];
}

/**
 * What I changed since a common version, on top of what others changed since.
 * Where both changed a field differently, mine stands and the field is told.
 */
export function merge<Document extends object>(
  base: Document,
  mine: Document,
  theirs: Document,
): Merged<Document> {
  const document = { ...theirs };
  const conflicts: (keyof Document)[] = [];
  for (const field of Object.keys(mine) as (keyof Document)[]) {
    if (isSame(mine[field], base[field])) continue;
    document[field] = mine[field];
    if (!isSame(theirs[field], base[field]) && !isSame(theirs[field], mine[field])) conflicts.push(field);
  }
  return { document, conflicts };
}

/** Whether two JSON values say the same. */
export function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
