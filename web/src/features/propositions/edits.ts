import { adding, setting } from "@/documents/change";
import type { Operation } from "@/mapping/types";
import {
  ANSWERS,
  type Canvas,
  type Item,
  type ItemKind,
  type Need,
  type NeedKind,
  type Offer,
} from "./proposition";

export type Side = "need" | "item";
export type NoteKind = NeedKind | ItemKind;

/** Whether an item of a sort can answer a need of a sort. */
export const canAnswer = (item: ItemKind, need: NeedKind) => ANSWERS[item].includes(need);

/** The needs that an item could answer as well. */
export const needsFor = (canvas: Canvas, offer: Offer, item: Item): Need[] =>
  canvas.needs.filter(
    (need) =>
      canAnswer(item.kind, need.kind) &&
      !offer.links.some((link) => link.item === item.id && link.need === need.id),
  );

/** The items of an offer that could answer a need as well. */
export const itemsFor = (offer: Offer, need: Need): Item[] =>
  offer.items.filter(
    (item) =>
      canAnswer(item.kind, need.kind) &&
      !offer.links.some((link) => link.item === item.id && link.need === need.id),
  );

/** Links an item to a need; null when they are linked or do not fit. */
export function linking(offer: Offer, item: Item, need: Need, id: string): Operation | null {
  const isFree = itemsFor(offer, need).some((one) => one.id === item.id);
  return isFree ? adding("link", { id, item: item.id, need: need.id }, offer.id) : null;
}

/** What the links of a canvas lose when a note becomes of another kind. */
export function unfitLinks(canvas: Canvas, side: Side, id: string, kind: NoteKind): string[] {
  const needs = new Map(canvas.needs.map((one) => [one.id, one.kind]));
  return canvas.offers.flatMap((offer) => {
    const items = new Map(offer.items.map((one) => [one.id, one.kind]));
    return offer.links
      .filter((link) => link[side] === id)
      .filter((link) =>
        side === "item"
          ? !canAnswer(kind as ItemKind, needs.get(link.need)!)
          : !canAnswer(items.get(link.item)!, kind as NeedKind),
      )
      .map((link) => link.id);
  });
}

/** Makes a note of another kind; links that no longer fit go with it. */
export function turning(canvas: Canvas, side: Side, id: string, kind: NoteKind): Operation[] {
  const gone = unfitLinks(canvas, side, id, kind).map((link) => ({ op: "remove", id: link }) as Operation);
  return [...gone, setting(id, "kind", kind)];
}

/**
 * Puts a note before another of its side, or behind all of a kind; it becomes of that kind.
 *
 * Notes of all kinds stand in one list, so that the place is counted in it without the note itself.
 */
export function placing(
  canvas: Canvas,
  notes: readonly { readonly id: string; readonly kind: NoteKind }[],
  side: Side,
  id: string,
  kind: NoteKind,
  before: string | null,
): Operation[] {
  const note = notes.find((one) => one.id === id);
  if (!note || before === id) return [];
  const others = notes.filter((one) => one.id !== id);
  const last = others.findLastIndex((one) => one.kind === kind);
  const index = before === null ? last + 1 : others.findIndex((one) => one.id === before);
  const turned = note.kind === kind ? [] : turning(canvas, side, id, kind);
  if (turned.length === 0 && notes.findIndex((one) => one.id === id) === index) return [];
  return [...turned, { op: "move", id, index } as Operation];
}

/** The note before which one comes that goes a place up or down in its kind; undefined at the end. */
export function neighbourPlace(
  notes: readonly { readonly id: string; readonly kind: NoteKind }[],
  id: string,
  by: -1 | 1,
): string | null | undefined {
  const kind = notes.find((one) => one.id === id)?.kind;
  const same = notes.filter((one) => one.kind === kind);
  const at = same.findIndex((one) => one.id === id);
  if (at + by < 0 || at + by >= same.length) return undefined;
  return (by < 0 ? same[at - 1]! : same[at + 2])?.id ?? null;
}
