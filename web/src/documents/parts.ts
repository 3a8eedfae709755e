import { HEAD } from "@/mapping/ids";
import type { Structure } from "./structure";
import type { Document, Part } from "./types";

/** The way to a part, from the document inwards. */
export type Path = readonly { readonly field: string; readonly index: number }[];

export interface Found {
  readonly what: string;
  readonly part: Part;
  readonly path: Path;
  /** The id of what holds it; null for the document itself. */
  readonly parent: string | null;
}

/** The parts in a field; one that is left out holds none. */
export const partsIn = (holder: Part, field: string) => (holder[field] ?? []) as readonly Part[];

/** Every part, the document itself first. */
export function* walk(structure: Structure, document: Document): Generator<Found> {
  yield { what: HEAD, part: document, path: [], parent: null };
  yield* walkIn(structure, document, null, [], null);
}

function* walkIn(
  structure: Structure,
  holder: Part,
  noun: string | null,
  path: Path,
  parent: string | null,
): Generator<Found> {
  for (const [what, sort] of Object.entries(structure)) {
    if (sort.holder !== noun) continue;
    for (const [index, part] of partsIn(holder, sort.field).entries()) {
      const there = [...path, { field: sort.field, index }];
      yield { what, part, path: there, parent };
      yield* walkIn(structure, part, what, there, part.id);
    }
  }
}

/** The part with an id; undefined when there is none. */
export function find(structure: Structure, document: Document, id: string): Found | undefined {
  if (id === HEAD) return { what: HEAD, part: document, path: [], parent: null };
  for (const found of walk(structure, document))
    if (found.path.length > 0 && found.part.id === id) return found;
  return undefined;
}

/** The ids of all that a document or a part of it holds. */
export function* idsHeld(structure: Structure, holder: Part, noun: string | null = null): Generator<string> {
  for (const [what, sort] of Object.entries(structure)) {
    if (sort.holder !== noun) continue;
    const isDeeper = Object.values(structure).some((one) => one.holder === what);
    for (const part of partsIn(holder, sort.field)) {
      yield part.id;
      if (isDeeper) yield* idsHeld(structure, part, what);
    }
  }
}

/** The ids of a part and of all it holds. */
export function idsIn(structure: Structure, what: string, part: Part): string[] {
  const held = Object.entries(structure).filter(([, sort]) => sort.holder === what);
  return [
    part.id,
    ...held.flatMap(([inner, sort]) =>
      partsIn(part, sort.field).flatMap((one) => idsIn(structure, inner, one)),
    ),
  ];
}

/** A reference: the part that refers, its field, and the kind and id of what it refers to. */
export interface Reference {
  readonly found: Found;
  readonly field: string;
  readonly what: string;
  readonly id: string;
  readonly isNeeded: boolean;
}

export function* references(structure: Structure, document: Document): Generator<Reference> {
  for (const found of walk(structure, document)) {
    for (const [field, { what, is_needed }] of Object.entries(structure[found.what]?.references ?? {})) {
      for (const id of idsOf(found.part[field])) yield { found, field, what, id, isNeeded: is_needed };
    }
  }
}

/** The ids that a field refers to: one, several or none. */
export function idsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value;
  return typeof value === "string" ? [value] : [];
}

/** The document with other parts in a field of what the path leads to; the rest is shared. */
export function edited<T extends Part>(
  holder: T,
  path: Path,
  field: string,
  edit: (parts: readonly Part[]) => readonly Part[],
): T {
  const [first, ...further] = path;
  if (!first) return { ...holder, [field]: edit(partsIn(holder, field)) };
  const parts = partsIn(holder, first.field);
  const inner = edited(parts[first.index]!, further, field, edit);
  return { ...holder, [first.field]: parts.with(first.index, inner) };
}
