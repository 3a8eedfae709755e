import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useWorkspaceId } from "@/api/me";
import { useAddress } from "@/documents/address";
import type { JourneyMap } from "@/mapping/types";
import { lanesShown } from "./kinds";
import { formatsQuery } from "./panels/export/api";
import { useDocument, useMapId } from "./useMap";

/**
 * For whom the map is shown, `?for=board`: the lanes that matter to them; everyone when it says nothing.
 * `showPage` shows them all of it on one page.
 */
export function useAudience() {
  const [audience, setAudience] = useAddress("for");
  const navigate = useNavigate();
  const showPage = (whom: string) =>
    void navigate({
      to: ".",
      search: (search) => ({ ...search, for: whom, view: "summary" }),
      replace: true,
    });
  return { audience, setAudience, showPage };
}

/** The audiences that there are, and per audience the kinds of lanes that it is shown. */
export function useAudiences(): { readonly [audience: string]: readonly string[] } | undefined {
  return useQuery(formatsQuery(useWorkspaceId(), useMapId())).data?.audiences;
}

/** The kinds of lanes that the audience of the address is shown; undefined when it is for everyone. */
export function useKindsShown(): readonly string[] | undefined {
  const { audience } = useAudience();
  const audiences = useAudiences();
  return audience === undefined ? undefined : audiences?.[audience];
}

/** The open map with only the lanes that its audience is shown; all other parts stay. */
export function useShownMap(): JourneyMap {
  const map = useDocument();
  const kinds = useKindsShown();
  return useMemo(() => (kinds ? { ...map, lanes: lanesShown(map.lanes, kinds) } : map), [map, kinds]);
}
