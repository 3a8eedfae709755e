import { Alert, Button, CopyButton, Group, TextInput } from "@mantine/core";
import { IconCheck, IconCopy, IconEyeExclamation } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

interface ShownOnceProps {
  label: string;
  value: string;
  /** What it is for, and that it does not come back. */
  about: string;
}

/** A secret that is shown this once, to be copied. */
export function ShownOnce({ label, value, about }: ShownOnceProps) {
  const { t } = useTranslation("settings");
  return (
    <Alert icon={<IconEyeExclamation />} color="sea" role="status">
      {about}
      <Group align="flex-end" gap="xs" mt="xs">
        <TextInput
          flex={1}
          miw={200}
          label={label}
          value={value}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={value} timeout={3000}>
          {({ copied, copy }) => (
            <Button
              variant={copied ? "light" : "filled"}
              onClick={copy}
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            >
              {copied ? t("copied") : t("copy")}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Alert>
  );
}
