import { Skeleton, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Shape } from "@/api/client";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { Figure } from "@/components/Figure";
import { ruleSizeQuery } from "@/features/personas/api";
import type { Rule } from "@/features/personas/types";

/** How many persons a rule holds for, while it is being made. */
export function LiveSize({ rule }: { rule: Rule }) {
  const workspaceId = useWorkspaceId();
  const [asked] = useDebouncedValue(rule, 300);
  const size = useQuery({ ...ruleSizeQuery(workspaceId, asked), placeholderData: keepPreviousData });
  return <Size size={size.data} error={size.error} />;
}

/** A number of persons, as a share of all, with its interval and n. */
export function Size({ size, error }: { size?: Shape<"SizeOut">; error?: Error | null }) {
  const { t } = useTranslation("personas");
  const formats = useFormats();
  if (error)
    return (
      <Text size="sm" c="dimmed">
        {error.message}
      </Text>
    );
  if (!size) return <Skeleton height={20} width={160} />;
  const { share, low, high, count, n } = size.persons;
  if (n === 0)
    return (
      <Text size="sm" c="dimmed">
        {t("size.no_data")}
      </Text>
    );
  return (
    <Text component="div" size="sm" role="status">
      <Text span inherit fw={600} className="figures">
        {t("size.persons", { count, number: formats.number(count) })}
      </Text>
      {" · "}
      <Figure
        value={formats.percent(share)}
        n={n}
        interval={low == null || high == null ? null : [formats.percent(low), formats.percent(high)]}
      />
    </Text>
  );
}
