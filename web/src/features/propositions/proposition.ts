import type { Document } from "@/documents/types";
import { newId } from "@/mapping/ids";
import type { Evidence, Text } from "@/mapping/types";

export const NEED_KINDS = ["gain", "pain", "job"] as const;
export const ITEM_KINDS = ["product", "gain_creator", "pain_reliever"] as const;
export const STRENGTHS = [1, 2, 3] as const;
export const IMPORTANCES = [1, 2, 3, 4, 5] as const;

export type NeedKind = (typeof NEED_KINDS)[number];
export type ItemKind = (typeof ITEM_KINDS)[number];
/** How far a need is answered: not, a little, largely, wholly. */
export type Strength = 0 | (typeof STRENGTHS)[number];
/** What a need is worth, from its evidence. */
export type Status = "observed" | "reported" | "assumed" | "proposed";

/** What each sort of item can answer. */
export const ANSWERS: Readonly<Record<ItemKind, readonly NeedKind[]>> = {
  product: NEED_KINDS,
  gain_creator: ["gain"],
  pain_reliever: ["pain"],
};

/** Where a need was taken from: a persona, a card of a map, or a mention in interviews. */
export interface Source {
  readonly persona?: string;
  readonly map?: string;
  readonly card?: string;
  readonly interviews?: string;
  readonly mention?: string;
}

export interface Need {
  readonly id: string;
  readonly kind: NeedKind;
  readonly text: Text;
  /** 1 (hardly) … 5 (decisive). */
  readonly importance?: number | null;
  readonly evidence: readonly Evidence[];
  readonly source?: Source | null;
}

export interface Item {
  readonly id: string;
  readonly kind: ItemKind;
  readonly text: Text;
}

/** An item that answers a need. */
export interface Link {
  readonly id: string;
  readonly item: string;
  readonly need: string;
  readonly strength: Exclude<Strength, 0>;
}

export interface Offer {
  readonly id: string;
  readonly company: string;
  readonly is_ours: boolean;
  readonly items: readonly Item[];
  readonly links: readonly Link[];
}

export interface Canvas {
  readonly id: string;
  readonly title: Text;
  readonly persona?: string | null;
  readonly needs: readonly Need[];
  readonly offers: readonly Offer[];
  readonly unique_value?: Text | null;
}

export const COMPANY_TEXTS = ["mission", "promise", "character", "proof"] as const;

export interface Company {
  readonly name: string;
  readonly mission?: Text | null;
  readonly promise?: Text | null;
  readonly character?: Text | null;
  readonly proof?: Text | null;
}

type Written<T, Needed extends keyof T> = Pick<T, Needed> & Partial<T>;
type WrittenOffer = Omit<Written<Offer, "id" | "company">, "links"> & {
  readonly links?: readonly Written<Link, "id" | "item" | "need">[];
};
type WrittenCanvas = Omit<Written<Canvas, "id" | "title">, "needs" | "offers"> & {
  readonly needs?: readonly Written<Need, "id" | "kind" | "text">[];
  readonly offers?: readonly WrittenOffer[];
};

/** A value proposition as its JSON: what has its default is left out. */
export interface Proposition extends Document {
  readonly company?: Company;
  readonly unique_value?: Text | null;
  readonly is_simulated?: boolean;
  readonly canvases?: readonly WrittenCanvas[];
}

/** The canvases, with what was left out; we stand before competitors. */
export const canvasesOf = (document: Pick<Proposition, "canvases">): Canvas[] =>
  (document.canvases ?? []).map((canvas) => ({
    ...canvas,
    needs: (canvas.needs ?? []).map((need) => ({ evidence: [], ...need })),
    offers: (canvas.offers ?? [])
      .map(offerOf)
      .toSorted((one, other) => Number(other.is_ours) - Number(one.is_ours)),
  }));

const offerOf = (offer: WrittenOffer): Offer => ({
  is_ours: false,
  items: [],
  ...offer,
  links: (offer.links ?? []).map((link) => ({ strength: 2, ...link })),
});

/** What we offer on a canvas. */
export const oursOf = (canvas: Canvas) => canvas.offers.find((one) => one.is_ours);

/** What a need is worth: what was measured counts before what was said. */
export function statusOf(need: Pick<Need, "evidence">): Status {
  const kinds = new Set(need.evidence.map((one) => one.kind));
  if (kinds.has("metric")) return "observed";
  return kinds.has("quote") || kinds.has("answer") ? "reported" : "assumed";
}

/** A new id for a part, made of its words. */
export function idFor(document: Proposition, words: string, otherwise: string): string {
  const taken = idsOf(document);
  return newId(words, (id) => taken.has(id), otherwise);
}

/** The ids of all its parts. */
export function idsOf(document: Proposition): Set<string> {
  return new Set(
    canvasesOf(document).flatMap((canvas) => [
      canvas.id,
      ...canvas.needs.map((one) => one.id),
      ...canvas.offers.flatMap((offer) => [offer, ...offer.items, ...offer.links].map((one) => one.id)),
    ]),
  );
}
