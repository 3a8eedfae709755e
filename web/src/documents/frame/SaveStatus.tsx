import { Group, Text } from "@mantine/core";
import { IconCloudCheck, IconCloudOff, IconCloudUp, IconEye } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useOpen } from "../useDocument";

/** Whether what I did is safe. */
export function SaveStatus() {
  const { t } = useTranslation("documents");
  const { connection, waiting, canEdit } = useOpen();
  const isTrouble = connection === "ended" || connection === "broken";
  const key = isTrouble || connection === "opening" ? connection : statusOf(canEdit, waiting);
  const Icon = isTrouble ? IconCloudOff : ICONS[key as keyof typeof ICONS];
  return (
    <Group gap={4} wrap="nowrap" c={isTrouble ? "orange" : "dimmed"} role="status">
      <Icon size={16} aria-hidden />
      <Text size="xs" visibleFrom={isTrouble ? undefined : "lg"}>
        {t(`status.${key}`, { count: waiting })}
      </Text>
    </Group>
  );
}

const ICONS = { opening: IconCloudUp, saving: IconCloudUp, saved: IconCloudCheck, viewer: IconEye };

function statusOf(canEdit: boolean, waiting: number): keyof typeof ICONS {
  if (!canEdit) return "viewer";
  return waiting > 0 ? "saving" : "saved";
}
