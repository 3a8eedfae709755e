import { TagsInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { CHANNELS, useKnown } from "@/components/known";
import { vocabularyQuery } from "@/features/personas/api";

interface ChannelsFieldProps {
  channels: string[];
  onChange: (channels: string[]) => void;
}

/** A persona's channels, the dearest first, called as the reader speaks. */
export function ChannelsField({ channels, onChange }: ChannelsFieldProps) {
  const { t } = useTranslation("personas");
  const known = useKnown();
  const ofData = useQuery(vocabularyQuery(useWorkspaceId())).data?.channels.map((one) => one.name) ?? [];
  const names = new Map([...channels, ...ofData, ...CHANNELS].map((one) => [known(one, "channel"), one]));
  const named = (said: string) =>
    [...names].find(([name]) => name.toLowerCase() === said.toLowerCase())?.[1] ?? said;
  return (
    <TagsInput
      aria-label={t("fields.channels")}
      description={t("ask.channels")}
      data={[...names.keys()]}
      value={channels.map((one) => known(one, "channel"))}
      onChange={(chosen) => onChange(chosen.map(named))}
      size="sm"
      className="not-printed"
    />
  );
}
