import { Alert, Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { State } from "@/features/personas/autosave";
import type { Persona } from "@/features/personas/types";

interface SaveStatusProps extends Omit<State<Persona>, "document"> {
  onAgain: () => void;
  onSettle: (whose: "mine" | "theirs") => void;
}

/** Whether what was typed is kept; and what to do when it is not. */
export function SaveStatus({ status, conflicts, error, onAgain, onSettle }: SaveStatusProps) {
  const { t, i18n } = useTranslation("personas");
  if (status === "conflict") {
    const fields = new Intl.ListFormat(i18n.language).format(conflicts.map((field) => t(`fields.${field}`)));
    return (
      <Alert color="orange" title={t("save.conflict")} role="alert" mb="md" maw={1180} mx="auto">
        {t("save.conflict_text", { fields })}
        <Group gap="xs" mt="sm">
          <Button size="xs" onClick={() => onSettle("mine")}>
            {t("save.mine")}
          </Button>
          <Button size="xs" variant="default" onClick={() => onSettle("theirs")}>
            {t("save.theirs")}
          </Button>
        </Group>
      </Alert>
    );
  }
  if (status === "failed")
    return (
      <Alert color="red" title={t("save.failed")} role="alert" mb="md" maw={1180} mx="auto">
        {error instanceof Error ? error.message : String(error)}
        <Group mt="sm">
          <Button size="xs" onClick={onAgain}>
            {t("save.again")}
          </Button>
        </Group>
      </Alert>
    );
  return (
    <Text size="xs" c="dimmed" ta="right" role="status" className="not-printed" maw={1180} mx="auto">
      {t(status === "saved" ? "save.saved" : "save.saving")}
    </Text>
  );
}
