import { useNavigate, useSearch } from "@tanstack/react-router";
import { type Filter, SORTS, type Sort } from "./rows";

export const VIEWS = ["table", "board", "unregistered"] as const;
export type View = (typeof VIEWS)[number];

interface Shown {
  view: View;
  sort: Sort;
  isDown: boolean;
  filter: Filter;
  /** The touchpoint that is open. */
  touchpoint?: string;
  isNew: boolean;
}

/** What of the register is shown: the address holds it, so that every view is a link. */
export function useShown(): [Shown, (next: Partial<Shown>) => void] {
  const navigate = useNavigate();
  const shown = useSearch({ strict: false, select: shownOf, structuralSharing: true }) as Shown;
  const show = (next: Partial<Shown>) =>
    navigate({
      to: ".",
      search: (search) => ({ ...search, ...searchOf(next) }),
      replace: next.filter !== undefined,
      resetScroll: false,
    });
  return [shown, show];
}

function shownOf(search: Record<string, unknown>): Shown {
  const text = (key: string) => (search[key] === undefined ? undefined : String(search[key]));
  return {
    view: VIEWS.find((one) => one === search.view) ?? "table",
    sort: SORTS.find((one) => one === search.sort) ?? "order",
    isDown: search.down === true,
    filter: {
      q: text("q"),
      channel: text("channel"),
      phase: text("phase"),
      owner: text("owner"),
      weight: text("weight"),
    },
    touchpoint: text("touchpoint"),
    isNew: search.new === true,
  };
}

function searchOf({ view, sort, isDown, filter, isNew, ...rest }: Partial<Shown>): Record<string, unknown> {
  return {
    ...rest,
    ...filter,
    ...(view && { view: view === "table" ? undefined : view }),
    ...(sort && { sort: sort === "order" ? undefined : sort }),
    ...(isDown !== undefined && { down: isDown || undefined }),
    ...(isNew !== undefined && { new: isNew || undefined }),
  };
}
