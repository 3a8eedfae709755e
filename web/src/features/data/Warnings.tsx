import { Text, Title } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AnchorLink } from "@/components/links";
import type { DataOverview } from "./api";
import classes from "./Warnings.module.css";

interface WarningsProps {
  workspaceId: string;
  warnings: NonNullable<DataOverview["warnings"]>;
}

/** What to look at before believing the figures, each with where to do something about it. */
export function Warnings({ workspaceId, warnings }: WarningsProps) {
  const { t } = useTranslation("data");
  if (warnings.length === 0) return null;
  return (
    <section aria-labelledby="warnings-title">
      <Title order={2} size="h4" mb="xs" id="warnings-title">
        {t("warnings.title")}
      </Title>
      <ul className={classes.list}>
        {warnings.map((one) => (
          <li key={one.code}>
            <IconAlertTriangle size={18} stroke={1.7} aria-hidden className={classes.icon} />
            <div>
              <Text size="sm">{one.sentence}</Text>
              <Text size="sm" c="dimmed">
                {t(`warnings.${one.code}`, { defaultValue: "" })}{" "}
                <WayOut workspaceId={workspaceId} code={one.code} />
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function WayOut({ workspaceId, code }: { workspaceId: string; code: string }) {
  const { t } = useTranslation("data");
  const params = { workspaceId };
  if (code === "unregistered")
    return (
      <AnchorLink
        underline="always"
        size="sm"
        to="/w/$workspaceId/touchpoints"
        params={params}
        search={{ view: "unregistered" }}
      >
        {t("warnings.name_them")}
      </AnchorLink>
    );
  if (code === "rejected")
    return (
      <AnchorLink size="sm" underline="always" to="." search hash="imports-title">
        {t("warnings.to_imports")}
      </AnchorLink>
    );
  if (code === "other_currency")
    return (
      <AnchorLink size="sm" underline="always" to="/w/$workspaceId/settings" params={params}>
        {t("warnings.to_settings")}
      </AnchorLink>
    );
  return null;
}
