import { Anchor } from "@mantine/core";
import { IconMapOff } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Empty } from "@/components/Empty";

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useTranslation("components");
  return (
    <Empty
      isScreen
      icon={<IconMapOff />}
      title={t("not_found.title")}
      action={
        <Anchor component={Link} to="/">
          {t("not_found.back")}
        </Anchor>
      }
    >
      {t("not_found.text")}
    </Empty>
  );
}
