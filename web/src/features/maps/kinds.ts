import {
  type Icon,
  IconArticle,
  IconBolt,
  IconBubble,
  IconBuilding,
  IconBuildingStore,
  IconBulb,
  IconDeviceMobile,
  IconDots,
  IconGauge,
  IconHandClick,
  IconLineDashed,
  IconMail,
  IconMailbox,
  IconMessageCircle,
  IconMoodSmile,
  IconNote,
  IconPackage,
  IconPhone,
  IconPhoto,
  IconServer2,
  IconSparkles,
  IconSpeakerphone,
  IconStarFilled,
  IconTargetArrow,
  IconThumbUp,
  IconTruckDelivery,
  IconUserHeart,
  IconUsersGroup,
  IconWorld,
} from "@tabler/icons-react";
import type { Kind, Lane, LaneKind } from "@/mapping/types";

/** How the cards of a kind look: an icon, and one of Mantine's colours. */
export const KINDS: { readonly [kind in LaneKind]: { icon: Icon; color: string } } = {
  action: { icon: IconHandClick, color: "blue" },
  thought: { icon: IconBubble, color: "gray" },
  touchpoint: { icon: IconTargetArrow, color: "sea" },
  emotion: { icon: IconMoodSmile, color: "grape" },
  pain: { icon: IconBolt, color: "red" },
  delight: { icon: IconSparkles, color: "green" },
  moment_of_truth: { icon: IconStarFilled, color: "yellow" },
  physical_evidence: { icon: IconPackage, color: "orange" },
  interaction_line: { icon: IconLineDashed, color: "gray" },
  frontstage: { icon: IconUserHeart, color: "cyan" },
  visibility_line: { icon: IconLineDashed, color: "gray" },
  backstage: { icon: IconUsersGroup, color: "indigo" },
  internal_line: { icon: IconLineDashed, color: "gray" },
  system: { icon: IconServer2, color: "gray" },
  owner: { icon: IconBuilding, color: "gray" },
  kpi: { icon: IconGauge, color: "violet" },
  opportunity: { icon: IconBulb, color: "lime" },
  content: { icon: IconArticle, color: "pink" },
  image: { icon: IconPhoto, color: "gray" },
  note: { icon: IconNote, color: "gray" },
};

export const LINES: readonly LaneKind[] = ["interaction_line", "visibility_line", "internal_line"];

/** Whether a lane is a line of a blueprint, which holds no cards. */
export function isLine(lane: Lane): boolean {
  return LINES.includes(lane.kind);
}

/** The lanes that are not hidden; those of some kinds when the map is shown to an audience. */
export function lanesShown(lanes: readonly Lane[], kinds?: readonly string[]): Lane[] {
  return lanes.filter((lane) => !lane.is_hidden && (!kinds || kinds.includes(lane.kind)));
}

/** The field that a card is mostly about. */
export function mainField(kind: Kind): "text" | "touchpoint" | "image" {
  return kind === "touchpoint" || kind === "image" ? kind : "text";
}

const CHANNELS: { readonly [channel: string]: Icon } = {
  web: IconWorld,
  app: IconDeviceMobile,
  "e-mail": IconMail,
  shop: IconBuildingStore,
  phone: IconPhone,
  chat: IconMessageCircle,
  post: IconMailbox,
  social: IconThumbUp,
  advertising: IconSpeakerphone,
  delivery: IconTruckDelivery,
};

/** The icon of a channel; three dots for one that a workspace named itself. */
export function channelIcon(channel: string): Icon {
  return CHANNELS[channel] ?? IconDots;
}
