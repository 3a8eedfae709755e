import { Button } from "@mantine/core";
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
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconAdjustments size={16} aria-hidden />}
      onClick={() => open(opened === "prepare" ? undefined : "prepare")}
    >
      {t("prepare.button")}
    </Button>
  );
}
