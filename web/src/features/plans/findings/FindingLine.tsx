import { Checkbox, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { said } from "@/mapping/texts";
import type { Text as Words } from "@/mapping/types";
import type { FoundFinding } from "../api";
import type { Estimate } from "../plan";

interface FindingLineProps {
  found: FoundFinding;
  isTaken: boolean;
  isChosen: boolean;
  onToggle: (isChosen: boolean) => void;
}

/** A finding: the action that it asks for, what was found, and what the action may yield a month. */
export function FindingLine({ found, isTaken, isChosen, onToggle }: FindingLineProps) {
  const { t, i18n } = useTranslation("plans");
  const formats = useFormats();
  const title = said(found.action.title as Words, i18n.language);
  const estimate = found.action.estimate as Estimate | undefined;
  return (
    <Group gap="md" wrap="nowrap" align="flex-start" justify="space-between" py={6}>
      <Checkbox
        label={title}
        description={isTaken ? t("findings.taken") : found.sentence}
        checked={isTaken || isChosen}
        disabled={isTaken}
        onChange={(event) => onToggle(event.currentTarget.checked)}
      />
      <Text size="sm" ta="right" miw={140} className="figures" c={estimate ? undefined : "dimmed"}>
        {estimate ? `${formats.number(estimate.value)} ${estimate.unit}` : t("findings.no_estimate")}
        {estimate?.low != null && estimate.high != null && (
          <Text span size="xs" c="dimmed" display="block">
            {formats.number(estimate.low)} – {formats.number(estimate.high)}
          </Text>
        )}
      </Text>
    </Group>
  );
}
