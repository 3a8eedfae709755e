import { Menu } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useAudience, useAudiences } from "../audience";

/** For whom the map is shown: which lanes matter to them. */
export function AudienceItems() {
  const { t } = useTranslation("maps");
  const { audience, setAudience, showPage } = useAudience();
  const audiences = Object.keys(useAudiences() ?? {});
  return (
    <>
      <Menu.Label>{t("audience.label")}</Menu.Label>
      {[undefined, ...audiences].map((one) => (
        <Menu.Item
          key={one ?? ""}
          role="menuitemradio"
          aria-checked={one === audience}
          leftSection={
            one === audience ? <IconCheck size={16} aria-hidden /> : <span style={{ width: 16 }} />
          }
          onClick={() => (one === "board" ? showPage(one) : setAudience(one))}
        >
          {one === undefined ? t("audience.everyone") : t(`audience.of.${one}`, { defaultValue: one })}
        </Menu.Item>
      ))}
    </>
  );
}
