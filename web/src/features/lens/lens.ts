import { useNavigate, useSearch } from "@tanstack/react-router";
import type { Shape } from "@/api/client";

/** What is looked at; what is left out shows everything. */
export type Lens = Partial<Shape<"LensIn">>;

/** The lens of an address; what is no lens shows everything. */
export function lensOf(given: unknown): Lens {
  return given !== null && typeof given === "object" && !Array.isArray(given) ? (given as Lens) : {};
}

/** The lens that the address holds, and how to look through another: every view is a link. */
export function useLens(): [Lens, (lens: Lens) => void] {
  const lens = lensOf(useSearch({ strict: false, select: (search) => search.lens }));
  const navigate = useNavigate();
  const look = (next: Lens) =>
    navigate({
      to: ".",
      search: (search) => ({ ...search, lens: Object.keys(next).length > 0 ? next : undefined }),
    });
  return [lens, look];
}
