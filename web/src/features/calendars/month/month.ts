import { type Item, inOrder } from "../content";
import { daysBetween, monthOf, plusDays } from "../days";

/** An item in a week: from one of its days to another, on a line of its own. */
export interface Bar {
  readonly item: Item;
  /** 0 (Monday) … 6 (Sunday). */
  readonly from: number;
  readonly until: number;
  readonly line: number;
  /** Whether it began in an earlier week, or goes on in a later one. */
  readonly isFurther: boolean;
  readonly goesOn: boolean;
}

/** The last day on which an item stands in a calendar: what stays stands on the day that it came out. */
export const lastDay = (item: Item) => item.ends_on ?? item.starts_on ?? "";

/** The bars of a week: the earliest first, the longer above, none over another. */
export function barsOf(items: readonly Item[], week: readonly string[]): Bar[] {
  const [monday, sunday] = [week[0]!, week[6]!];
  const there = items.filter(
    (one) => one.starts_on != null && one.starts_on <= sunday && lastDay(one) >= monday,
  );
  const sorted = there.toSorted(
    (a, b) => a.starts_on!.localeCompare(b.starts_on!) || lastDay(b).localeCompare(lastDay(a)),
  );
  const taken: number[] = []; // per line the last day of the week that is taken
  return sorted.map((item) => {
    const from = Math.max(0, daysBetween(monday, item.starts_on!));
    const until = Math.min(6, daysBetween(monday, lastDay(item)));
    const free = taken.findIndex((last) => last < from);
    const line = free === -1 ? taken.length : free;
    taken[line] = until;
    return { item, from, until, line, isFurther: item.starts_on! < monday, goesOn: lastDay(item) > sunday };
  });
}

/** The items that stand in a month, by day: the agenda. */
export function agendaOf(items: readonly Item[], month: string): [string, Item[]][] {
  const there = inOrder(items).filter(
    (one) => one.starts_on != null && monthOf(one.starts_on) <= month && monthOf(lastDay(one)) >= month,
  );
  const days = new Map<string, Item[]>();
  for (const item of there) {
    const day = monthOf(item.starts_on!) < month ? `${month}-01` : item.starts_on!;
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days];
}

type Changes = [string, string][];

/** The days of an item moved; one without days begins there. */
export function shifted(item: Item, days: number): Changes {
  if (item.starts_on == null || days === 0) return [];
  const starts = plusDays(item.starts_on, days);
  if (item.ends_on == null) return [["starts_on", starts]];
  return [
    ["starts_on", starts],
    ["ends_on", plusDays(item.ends_on, days)],
  ];
}

/** An item that lasts some days longer, or shorter; at least a day. */
export function stretched(item: Item, days: number): Changes {
  if (item.starts_on == null) return [];
  const ends = plusDays(item.ends_on ?? item.starts_on, days);
  return ends < item.starts_on ? [] : [["ends_on", ends]];
}

/** What an arrow key does to an item: days to the left and right, weeks up and down; with Shift its length. */
export function changesByKey(item: Item, key: string, isLonger: boolean): Changes {
  const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[key];
  if (days === undefined) return [];
  return isLonger ? stretched(item, days) : shifted(item, days);
}

/** The month that is shown first: that of today, or where there is nothing around it that of the items nearest to it. */
export function startMonth(items: readonly Item[], today: string): string {
  const now = monthOf(today);
  const spans = items.flatMap((one) => (one.starts_on ? [[one.starts_on, lastDay(one)] as const] : []));
  if (spans.length === 0 || spans.some(([from, until]) => monthOf(from) <= now && monthOf(until) >= now))
    return now;
  const next = spans.map(([from]) => from).filter((day) => day > today);
  if (next.length > 0) return monthOf(next.toSorted()[0]!);
  return monthOf(
    spans
      .map(([, until]) => until)
      .toSorted()
      .at(-1)!,
  );
}
