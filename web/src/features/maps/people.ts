import { useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { meQuery } from "@/api/me";
import type { Person } from "@/live/line";
import { useView } from "./useMap";

const COLORS = ["grape", "orange", "blue", "pink", "lime", "violet", "cyan", "red"];

/** A colleague's colour: the same on everyone's screen. */
export function colorOf(userId: string | null): string {
  const sum = [...(userId ?? "")].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 9973, 7);
  return COLORS[sum % COLORS.length]!;
}

/** The colleagues who have the map open, each once; someone with two windows is where he was last. */
export function useColleagues(): Person[] {
  const people = useView((view) => view.people);
  const { id } = useSuspenseQuery(meQuery).data;
  return useMemo(
    () => [...new Map(people.filter((one) => one.user_id !== id).map((one) => [one.user_id, one])).values()],
    [people, id],
  );
}
