import type { TFunction } from "i18next";
import type { Lane, Part, Text } from "@/mapping/types";

/** What a part is called: its title, name or text, or else its id. */
export function titleOf(part: Part): Text {
  const { title, name, touchpoint, text, id } = part as { [field: string]: Text | null | undefined };
  return title || name || touchpoint || text || id || "";
}

/** What a lane is called: by its title, or else by its kind. */
export function laneTitle(lane: Lane, said: (text: Text) => string, t: TFunction<"maps">): string {
  return lane.title ? said(lane.title) : t(`kind.${lane.kind}`);
}
