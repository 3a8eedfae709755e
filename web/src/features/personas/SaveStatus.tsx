import { Alert, Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { State } from "@/features/personas/autosave";
import type { Persona } from "@/features/personas/types";

interface SaveStatusProps extends Omit<State<Persona>, "document"> {
  onAgain: () => void;
  onSettle: (whose: "mine" | "theirs") => void;
}

// The colour of its own that a title has is too light on its ground.
const READABLE = { title: { color: "var(--mantine-color-text)" } };

/** Whether what was typed is kept; and what to do when it is not. */
export function SaveStatus({ status, conflicts, error, onAgain, onSettle }: SaveStatusProps) {
  const { t, i18n } = useTranslation("personas");
  if (status === "conflict") {
    const fields = new Intl.ListFormat(i18n.language).format(conflicts.map((field) => t(`fields.${field}`)));
    return (
      <Alert
        color="orange"
        styles={READABLE}
        title={t("save.conflict")}
        role="alert"
        mb="md"
        maw={1180}
        mx="auto"
      >
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
      <Alert color="red" styles={READABLE} title={t("save.failed")} role="alert" mb="md" maw={1180} mx="auto">
        {error instanceof Error ? error.message : String(error)}
        <Group mt="sm">
          <Button size="xs" onClick={onAgain}>
            {t("save.again")}
          </Button>
        </Group>
      </Alert>
    );
  return null;
}

/** Whether all that was typed is kept, in a word. */
export function SavedMark({ status }: { status: State<Persona>["status"] }) {
  const { t } = useTranslation("personas");
  const isKept = status === "saved";
  const isUnderWay = status === "waiting" || status === "saving";
  return (
    <Text size="xs" c="dimmed" role="status">
      {isKept && t("save.saved")}
      {isUnderWay && t("save.saving")}
    </Text>
  );
}
