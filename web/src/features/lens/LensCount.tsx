import { Loader, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { analysisQuery } from "@/api/analyses";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import type { Lens } from "./lens";

/** How many persons and contacts the lens shows. */
export function LensCount({ lens }: { lens: Lens }) {
  const { t } = useTranslation("lens");
  const formats = useFormats();
  const seen = useQuery(analysisQuery(useWorkspaceId(), "summary", { lens }));
  const counts = seen.data && {
    persons: formats.number(seen.data.persons),
    journeys: formats.number(seen.data.journeys),
    events: formats.number(seen.data.events),
  };
  return (
    <Text size="xs" c="dimmed" ml="auto" className="figures" role="status">
      {seen.isPlaceholderData && <Loader size={10} mr={6} aria-hidden />}
      {counts && t(lens.subject === "account" ? "seen_accounts" : "seen", counts)}
    </Text>
  );
}
