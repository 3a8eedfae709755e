import { Group, Text, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";

interface FigureProps {
  /** What is shown, already written out. */
  value: string;
  /** On how many it rests. */
  n?: number | null;
  /** The 95 % interval, already written out. */
  interval?: readonly [string, string] | null;
  size?: string;
}

/** A figure with its n and interval: never one without the other. */
export function Figure({ value, n, interval, size = "sm" }: FigureProps) {
  const { t } = useTranslation("components");
  const formats = useFormats();
  const about = [
    interval && t("figure.interval", { low: interval[0], high: interval[1] }),
    n != null && `n = ${formats.number(n)}`,
  ].filter(Boolean);
  return (
    <Group gap={6} wrap="nowrap" align="baseline" className="figures" component="span" display="inline-flex">
      <Text span size={size} fw={600}>
        {value}
      </Text>
      {about.length > 0 && (
        <Tooltip label={about.join(" · ")}>
          <Text span size="xs" c="dimmed">
            {n != null ? `n ${formats.short(n)}` : "±"}
          </Text>
        </Tooltip>
      )}
    </Group>
  );
}
