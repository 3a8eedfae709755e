import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";

/** The options of a question, held in the address under its name, with what is left out as usual. */
export function useOptions<Options extends object>(
  name: string,
  usual: Options,
): [Options, (change: Partial<Options>) => void] {
  const given = useSearch({ strict: false, select: (search) => (search as Record<string, unknown>)[name] });
  const navigate = useNavigate();
  const said = JSON.stringify(given ?? {});
  const options = useMemo(() => merged(usual, JSON.parse(said)), [usual, said]);
  const set = useCallback(
    (change: Partial<Options>) =>
      navigate({
        to: ".",
        replace: true,
        search: (search) => ({ ...search, [name]: differing(usual, { ...options, ...change }) }),
      }),
    [navigate, name, usual, options],
  );
  return [options, set];
}

/** The usual options with those that an address says; what is of another kind is not taken. */
export function merged<Options extends object>(usual: Options, given: unknown): Options {
  if (given === null || typeof given !== "object" || Array.isArray(given)) return usual;
  const known = Object.entries(given).filter(([key, value]) => {
    const like = usual[key as keyof Options];
    return (
      key in usual &&
      (like == null || (typeof like === typeof value && Array.isArray(like) === Array.isArray(value)))
    );
  });
  return { ...usual, ...Object.fromEntries(known) };
}

/** What of the options is not usual; undefined when all is. */
export function differing<Options extends object>(
  usual: Options,
  options: Options,
): Partial<Options> | undefined {
  const changed = Object.entries(options).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(usual[key as keyof Options]),
  );
  return changed.length ? (Object.fromEntries(changed) as Partial<Options>) : undefined;
}
