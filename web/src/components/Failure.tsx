import { Alert, Button, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** What went wrong, in the server's own sentence, and a way on. */
export function Failure({ error, reset }: { error: unknown; reset?: () => void }) {
  const { t } = useTranslation("components");
  return (
    <Alert icon={<IconAlertTriangle />} color="red" title={t("failure.title")} my="md" role="alert">
      <Stack align="flex-start" gap="sm">
        <Text size="sm">{error instanceof Error ? error.message : String(error)}</Text>
        {reset && (
          <Button size="xs" variant="light" color="red" onClick={reset}>
            {t("failure.again")}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
