import { Pill } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAudience } from "../audience";

/** Tells that not all lanes are seen, and shows all again. */
export function AudienceBadge() {
  const { t } = useTranslation("maps");
  const { audience, setAudience } = useAudience();
  if (audience === undefined) return null;
  const name = t(`audience.of.${audience}`, { defaultValue: audience });
  return (
    <Pill
      withRemoveButton
      onRemove={() => setAudience(undefined)}
      removeButtonProps={{ "aria-label": t("audience.show_all"), tabIndex: 0, "aria-hidden": false }}
    >
      {t("audience.shown", { name })}
    </Pill>
  );
}
