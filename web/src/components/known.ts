import { useCallback } from "react";
import { useTranslation } from "react-i18next";

const PHASES = [
  "orientation",
  "consideration",
  "purchase",
  "delivery",
  "service",
  "loyalty",
  "initiate",
  "enablement",
  "advocacy",
  "see",
  "think",
  "do",
  "care",
];
/** The channels that every workspace starts with. */
export const CHANNELS = [
  "web",
  "app",
  "e-mail",
  "shop",
  "phone",
  "chat",
  "post",
  "social",
  "advertising",
  "delivery",
];
const MARKS: Record<string, string> = {
  "(start)": "mark.start",
  "(end)": "mark.end",
  "(other)": "mark.other",
  "(unknown)": "mark.unknown",
  "(not reached)": "mark.not_reached",
  "(no phase)": "phase.none",
  "(no channel)": "channel.none",
};

/** What a name is the name of: the same word may be a channel and a phase. */
export type Level = "touchpoint" | "channel" | "phase";

/** Tells names in the language that is shown, where they are ones that every workspace starts with. */
export function useKnown(): (name: string, level?: string | null) => string {
  const { t } = useTranslation("components");
  return useCallback(
    (name, level) => {
      if (name in MARKS) return t(`known.${MARKS[name]}`);
      if (level === "phase" && PHASES.includes(name)) return t(`known.phase.${name}`);
      if (level === "channel" && CHANNELS.includes(name)) return t(`known.channel.${name}`);
      return name;
    },
    [t],
  );
}
