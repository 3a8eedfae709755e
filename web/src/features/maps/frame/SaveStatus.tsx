import { Group, Text } from "@mantine/core";
import { IconCloudCheck, IconCloudOff, IconCloudUp, IconEye } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useView } from "../useMap";

/** Whether what I did is safe. */
export function SaveStatus() {
  const { t } = useTranslation("maps");
  const connection = useView((view) => view.connection);
  const waiting = useView((view) => view.waiting);
  const canEdit = useView((view) => view.canEdit);
  if (connection === "opening") return <Said icon={<IconCloudUp size={16} />}>{t("status.opening")}</Said>;
  if (connection === "ended") {
    return (
      <Said icon={<IconCloudOff size={16} />} color="red">
        {t("status.ended")}
      </Said>
    );
  }
  if (connection === "broken") {
    return (
      <Said icon={<IconCloudOff size={16} />} color="orange">
        {t("status.offline", { count: waiting })}
      </Said>
    );
  }
  if (!canEdit) return <Said icon={<IconEye size={16} />}>{t("status.viewer")}</Said>;
  if (waiting > 0) return <Said icon={<IconCloudUp size={16} />}>{t("status.saving")}</Said>;
  return <Said icon={<IconCloudCheck size={16} />}>{t("status.saved")}</Said>;
}

function Said({
  icon,
  color = "dimmed",
  children,
}: {
  icon: React.ReactNode;
  color?: string;
  children: string;
}) {
  return (
    <Group gap={4} wrap="nowrap" c={color} role="status">
      {icon}
      <Text size="xs" visibleFrom={color === "dimmed" ? "lg" : undefined}>
        {children}
      </Text>
    </Group>
  );
}
