import type { Document } from "@/documents/types";
import { newId } from "@/mapping/ids";
import type { Text } from "@/mapping/types";

export const KINDS = [
  "hero_video",
  "blog",
  "series",
  "how_to",
  "white_paper",
  "product_specification",
  "promotion_mail",
  "review_request",
  "loyalty_offer",
  "comparison",
  "customer_story",
  "webinar",
  "social_post",
  "own",
] as const;
export const PURPOSES = ["inspire", "inform", "convert", "keep"] as const;
export const STATUSES = ["idea", "planned", "making", "ready", "published", "stopped"] as const;

export type ContentKind = (typeof KINDS)[number];
export type Purpose = (typeof PURPOSES)[number];
export type Status = (typeof STATUSES)[number];

/** Something that is made for customers. */
export interface Item {
  readonly id: string;
  readonly title: Text;
  readonly description?: Text | null;
  readonly kind: ContentKind;
  readonly kind_name?: string | null;
  readonly purpose?: Purpose | null;
  /** The id of a phase of the calendar's map. */
  readonly phase?: string | null;
  readonly channel?: string | null;
  /** The id of a persona; without one it is for everyone. */
  readonly persona?: string | null;
  readonly touchpoint?: string | null;
  /** The code by which events say that they come from it. */
  readonly campaign?: string | null;
  readonly starts_on?: string | null;
  /** Its last day; without one it stays. */
  readonly ends_on?: string | null;
  readonly status: Status;
  readonly owner?: string | null;
  readonly address?: string | null;
}

/** A content calendar as its JSON: what has its default is left out. */
export interface Content extends Document {
  /** The id of the map whose phases it is for. */
  readonly map?: string | null;
  readonly phases?: readonly string[];
  readonly channels?: readonly string[];
  readonly personas?: readonly string[];
  readonly is_simulated?: boolean;
  readonly items?: readonly (Pick<Item, "id" | "title"> & Partial<Item>)[];
}

const AN_ITEM = { kind: "own", status: "idea" } as const;

/** The items, with what was left out. */
export const itemsOf = (content: Content): Item[] =>
  (content.items ?? []).map((one) => ({ ...AN_ITEM, ...one }));

/** By their first day, those without one last. Days are written year first, so they compare as texts. */
export const inOrder = (items: readonly Item[]): Item[] =>
  items.toSorted((a, b) => (a.starts_on ?? "9999").localeCompare(b.starts_on ?? "9999"));

/** Whether it counts: it was not stopped. */
export const isOn = (item: Item) => item.status !== "stopped";

/** Whether it should be out by now and is not published. */
export const isLate = (item: Item, today: string) =>
  isOn(item) &&
  item.status !== "published" &&
  item.starts_on != null &&
  item.starts_on <= today &&
  (item.ends_on == null || today <= item.ends_on);

/** A new id for an item, made of its words. */
export const idFor = (content: Content, words: string): string => {
  const taken = new Set((content.items ?? []).map((one) => one.id));
  return newId(words, (id) => taken.has(id), "item");
};

/** What items are chosen by. */
export interface Filter {
  readonly words: string;
  readonly phase?: string;
  readonly channel?: string;
  readonly persona?: string;
  readonly status?: string;
}

/** Stands for the items that do not say. */
export const UNSAID = "-";

/** The items that a filter lets through; one for everyone is for each persona too. */
export function filtered(items: readonly Item[], filter: Filter, titleOf: (item: Item) => string): Item[] {
  const words = filter.words.trim().toLocaleLowerCase();
  const fits = (value: string | null | undefined, wanted: string | undefined) =>
    wanted === undefined || (wanted === UNSAID ? value == null : value === wanted);
  return items.filter(
    (one) =>
      fits(one.phase, filter.phase) &&
      fits(one.channel, filter.channel) &&
      (fits(one.persona, filter.persona) || one.persona == null) &&
      fits(one.status, filter.status) &&
      [titleOf(one), one.campaign, one.owner, one.channel, one.touchpoint]
        .join("\n")
        .toLocaleLowerCase()
        .includes(words),
  );
}
