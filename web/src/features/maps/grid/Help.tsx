import { Kbd, Modal, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { SHORTCUTS } from "./keys";
import { useController, useGrid } from "./useGrid";

/** All that the keyboard does. */
export function Help() {
  const { t } = useTranslation("maps");
  const controller = useController();
  const isOpen = useGrid((state) => state.isHelpOpen);
  const close = () => {
    controller.set({ isHelpOpen: false });
    controller.surroundings.takeKeyboard();
  };
  return (
    <Modal opened={isOpen} onClose={close} title={t("help.title")} size="lg" returnFocus={false}>
      <Text size="sm" mb="sm">
        {t("help.lead")}
      </Text>
      <Table verticalSpacing={6}>
        <Table.Tbody>
          {SHORTCUTS.map(({ name, keys }) => (
            <Table.Tr key={name}>
              <Table.Td w={210}>
                {keys.map((key) => (
                  <Kbd key={key} mr={4}>
                    {key === "Space" ? t("keys.space") : key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{t(`keys.${name}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
