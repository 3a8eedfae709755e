import type { Grammar } from "@/live/grammar";
import { apply, inverse } from "./operations";
import { find, idsIn, walk } from "./parts";
import { type Kind, structureOf } from "./structure";
import type { Document, Part } from "./types";

/** How documents of a kind are edited, by its structure. */
export function grammarOf<D extends Document>(kind: Kind): Grammar<D> {
  const structure = structureOf(kind);
  const referring = Object.values(structure).flatMap((sort) => Object.keys(sort.references));
  return {
    apply: (document, operation) => apply(structure, document, operation),
    inverse: (document, operation) => inverse(structure, document, operation),
    partOf: (document, id) => find(structure, document, id)?.part,
    isTaken(document) {
      const ids = new Set(
        [...walk(structure, document)].filter((one) => one.path.length > 0).map((one) => one.part.id),
      );
      return (id) => ids.has(id);
    },
    idsIn: (what, part) => idsIn(structure, what, part as Part),
    // A field refers to one part or to several: either way its ids are renamed.
    naming: new Set(["id", "parent", ...referring]),
    listing: new Set(referring),
  };
}
