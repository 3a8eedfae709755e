import { ActionIcon, Button, Modal } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconQrcode } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useWorkshop } from "../useWorkshop";
import { Invitation } from "./Invitation";

/** Shows how guests join. */
export function InviteButton() {
  const { t } = useTranslation("workshops");
  const { canLead } = useWorkshop();
  const [isOpen, { open, close }] = useDisclosure();
  if (!canLead) return null;
  return (
    <>
      <Button size="xs" visibleFrom="sm" leftSection={<IconQrcode size={16} aria-hidden />} onClick={open}>
        {t("invite.button")}
      </Button>
      <ActionIcon size={30} hiddenFrom="sm" aria-label={t("invite.button")} onClick={open}>
        <IconQrcode size={16} />
      </ActionIcon>
      <Modal opened={isOpen} onClose={close} title={t("invite.title")} size="lg">
        <Invitation />
      </Modal>
    </>
  );
}
