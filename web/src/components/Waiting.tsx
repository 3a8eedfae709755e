import { Skeleton, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** The shape of what is being fetched. */
export function Waiting({ rows = 5 }: { rows?: number }) {
  const { t } = useTranslation("components");
  return (
    <Stack role="status" aria-label={t("waiting")} gap="sm" py="sm">
      <Skeleton height={28} width="35%" />
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={18} width={`${90 - row * 7}%`} />
      ))}
    </Stack>
  );
}
