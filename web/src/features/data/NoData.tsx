import { SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** What a file needs, for who has none yet. */
export function NoData({ mayEdit }: { mayEdit: boolean }) {
  const { t } = useTranslation("data");
  if (!mayEdit) return <Text c="dimmed">{t("first.ask_editor")}</Text>;
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {t("first.title")}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="xl">
        {(["who", "when", "what"] as const).map((word) => (
          <div key={word}>
            <Text fw={600}>{t(`first.${word}`)}</Text>
            <Text size="sm" c="dimmed">
              {t(`first.${word}_text`)}
            </Text>
          </div>
        ))}
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        {t("first.more")}
      </Text>
    </Stack>
  );
}
