import { Alert, Button, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Page } from "@/components/Page";

interface FailureProps {
  error: unknown;
  reset?: () => void;
}

/** What went wrong, in the server's own sentence, and a way on. */
export function Failure({ error, reset }: FailureProps) {
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

/** A screen that could not be shown: a title above what went wrong. */
export function ScreenFailure(props: FailureProps) {
  const { t } = useTranslation("components");
  return (
    <Page title={t("failure.screen")}>
      <Failure {...props} />
    </Page>
  );
}
