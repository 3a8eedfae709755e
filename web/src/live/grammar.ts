import type { Operation } from "@/mapping/types";

/** What differs between maps and other documents: how they are edited, and where ids stand in them. */
export interface Grammar<D> {
  /** @throws Refusal when the operation does not apply. */
  apply(document: D, operation: Operation): D;
  /** @throws Refusal when the operation itself would be refused. */
  inverse(document: D, operation: Operation): Operation;
  /** The part with an id; undefined when there is none. */
  partOf(document: D, id: string): object | undefined;
  isTaken(document: D): (id: string) => boolean;
  /** The ids in a part that is added: its own and those of all it holds. */
  idsIn(what: string, part: { readonly [field: string]: unknown }): readonly string[];
  /** The fields whose text is the id of a part. */
  readonly naming: ReadonlySet<string>;
  /** The fields that list ids of parts. */
  readonly listing: ReadonlySet<string>;
}
