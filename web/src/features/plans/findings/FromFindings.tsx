import { Button, Modal } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconListSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { usePlan } from "../usePlan";
import { FindingsList } from "./FindingsList";

/** Opens what the proofs of the maps found, to act on it. */
export function FromFindings() {
  const { t } = useTranslation("plans");
  const { canEdit } = usePlan();
  const [isOpen, { open, close }] = useDisclosure();
  if (!canEdit) return null;
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconListSearch size={15} aria-hidden />}
        onClick={open}
      >
        {t("findings.button")}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        size="xl"
        title={t("findings.title")}
        closeButtonProps={{ "aria-label": t("findings.close") }}
      >
        <FindingsList onClose={close} />
      </Modal>
    </>
  );
}
