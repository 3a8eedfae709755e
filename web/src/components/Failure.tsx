import { Alert, Button, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/client";
import { failureWords } from "@/components/failureWords";
import { AnchorLink } from "@/components/links";
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
        <Text size="sm">{failureWords(error)}</Text>
        {reset && (
          <Button size="xs" variant="light" color="red" onClick={reset}>
            {t("failure.again")}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** A screen that could not be shown: a title above what went wrong, and the way out where there is nothing. */
export function ScreenFailure(props: FailureProps) {
  const { t } = useTranslation("components");
  return (
    <Page title={t("failure.screen")}>
      <Failure {...props} />
      {props.error instanceof Problem && props.error.status === 404 && (
        <AnchorLink to="/">{t("not_found.back")}</AnchorLink>
      )}
    </Page>
  );
}
