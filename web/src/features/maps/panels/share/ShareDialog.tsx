import { Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { NewLink } from "./NewLink";
import { OpenLinks } from "./OpenLinks";

/** Links by which anyone reads the map, without an account. */
export default function ShareDialog({ close }: { close: () => void }) {
  const { t } = useTranslation("maps");
  const [made, setMade] = useState<number | null>(null);
  return (
    <Modal
      opened
      onClose={close}
      title={t("share.title")}
      size="lg"
      closeButtonProps={{ "aria-label": t("export.close") }}
    >
      <Stack gap="lg">
        <Text size="sm" c="dimmed">
          {t("share.lead")}
        </Text>
        <NewLink onMade={setMade} />
        <OpenLinks made={made} />
      </Stack>
    </Modal>
  );
}
