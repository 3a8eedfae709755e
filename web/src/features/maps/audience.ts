import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useWorkspaceId } from "@/api/me";
import type { JourneyMap, Lane } from "@/mapping/types";
import { formatsQuery } from "./panels/export/api";
import { useAddress, useDocument, useMapId } from "./useMap";

/** For whom the map is shown, `?for=board`: the lanes that matter to them; everyone when it says nothing. */
export function useAudience() {
  const [audience, setAudience] = useAddress("for");
  return { audience, setAudience };
}

/** The audiences that there are, and per audience the kinds of lanes that it is shown. */
export function useAudiences(): { readonly [audience: string]: readonly string[] } | undefined {
  return useQuery(formatsQuery(useWorkspaceId(), useMapId())).data?.audiences;
}

/** The lanes that are shown to the audience of the address, without those that are hidden. */
export function lanesShown(lanes: readonly Lane[], kinds: readonly string[] | undefined): Lane[] {
  return lanes.filter((lane) => !lane.is_hidden && (!kinds || kinds.includes(lane.kind)));
}

/** The open map with only the lanes that its audience is shown; all other parts stay. */
export function useShownMap(): JourneyMap {
  const map = useDocument();
  const { audience } = useAudience();
  const audiences = useAudiences();
  const kinds = audience === undefined ? undefined : audiences?.[audience];
  return useMemo(() => (kinds ? { ...map, lanes: lanesShown(map.lanes, kinds) } : map), [map, kinds]);
}
