import { ActionIcon, Button } from "@mantine/core";
import { IconAdjustments } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useAddress } from "@/documents/address";
import { useWorkshop } from "../useWorkshop";

/** Opens what is agreed before the workshop: the question, the columns, the votes. */
export function PrepareButton() {
  const { t } = useTranslation("workshops");
  const { canLead } = useWorkshop();
  const [opened, open] = useAddress("at");
  if (!canLead) return null;
  const toggle = () => open(opened === "prepare" ? undefined : "prepare");
  return (
    <>
      <Button
        size="xs"
        variant="default"
        visibleFrom="sm"
        leftSection={<IconAdjustments size={16} aria-hidden />}
        onClick={toggle}
      >
        {t("prepare.button")}
      </Button>
      <ActionIcon
        variant="default"
        size={30}
        hiddenFrom="sm"
        aria-label={t("prepare.button")}
        onClick={toggle}
      >
        <IconAdjustments size={16} />
      </ActionIcon>
    </>
  );
}
