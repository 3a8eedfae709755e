import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { vocabularyQuery } from "@/api/analyses";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { chartColor } from "@/components/chartColors";
import type { Lens } from "@/features/lens/lens";

const NONE = "var(--app-line)";

/** Whether a name is not one like "(no phase)". */
const isNamed = (name: string) => !name.startsWith("(");

/** The colour of a name through a lens, as CSS: that of its phase, or of the channel it is. */
export function useNameColors(lens: Lens): (name: string) => string {
  const workspaceId = useWorkspaceId();
  const vocabulary = useQuery(vocabularyQuery(workspaceId)).data;
  const order = useQuery(workspaceQuery(workspaceId)).data?.phases;
  const level = lens.level ?? "touchpoint";
  return useMemo(() => {
    const phases = [
      ...new Set([...(order ?? []), ...(vocabulary?.phases ?? []).map((one) => one.name)]),
    ].filter(isNamed);
    const phaseOf = new Map(vocabulary?.touchpoints.map((one) => [one.name, one.phase]));
    const channels = (vocabulary?.channels ?? []).map((one) => one.name);
    return (name) => {
      const key = level === "touchpoint" ? phaseOf.get(name) : name;
      const place = (level === "channel" ? channels : phases).indexOf(key ?? "");
      return place < 0 ? NONE : chartColor(place);
    };
  }, [vocabulary, order, level]);
}

/** The phases that colours stand for, in order, with their colours; of channels, those. */
export function useLegend(lens: Lens): { name: string; color: string; level: "phase" | "channel" }[] {
  const workspaceId = useWorkspaceId();
  const vocabulary = useQuery(vocabularyQuery(workspaceId)).data;
  const order = useQuery(workspaceQuery(workspaceId)).data?.phases;
  const level = lens.level === "channel" ? "channel" : "phase";
  const colorOf = useNameColors({ level });
  const names =
    (level === "channel" ? vocabulary?.channels : vocabulary?.phases)
      ?.map((one) => one.name)
      .filter(isNamed) ?? [];
  const place = (name: string) => (level === "phase" && order?.includes(name) ? order.indexOf(name) : 99);
  return [...names]
    .sort((a, b) => place(a) - place(b))
    .map((name) => ({ name, color: colorOf(name), level }));
}
