import { adding } from "@/documents/change";
import { newId } from "@/mapping/ids";
import type { Operation } from "@/mapping/types";
import type { KnownNeed } from "../api";
import { type Canvas, idsOf, type Need, type Proposition } from "../proposition";

const keyOf = (value: unknown) => JSON.stringify(value);

/** Those that the canvas has not taken since: neither in the same words nor from the same card or mention. */
export function untaken(canvas: Canvas, known: readonly KnownNeed[]): KnownNeed[] {
  const taken = new Set(canvas.needs.flatMap(keysOf));
  return known.filter(({ need }) => !keysOf(need as unknown as Need).some((key) => taken.has(key)));
}

function keysOf({ kind, text, source }: Need): string[] {
  const words = keyOf([kind, text]);
  const from = source?.card ?? source?.mention;
  return from ? [words, keyOf([kind, source?.map ?? source?.interviews, from])] : [words];
}

/** Takes needs into a canvas, each under an id that is free. */
export function taking(document: Proposition, canvas: Canvas, known: readonly KnownNeed[]): Operation[] {
  const ids = idsOf(document);
  return known.map(({ need }) => {
    const id = newId(String(need.id), (one) => ids.has(one), "need");
    ids.add(id);
    return adding("need", { ...need, id }, canvas.id);
  });
}
