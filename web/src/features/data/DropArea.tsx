import { Anchor, Button, FileButton, Group, Stack, Text } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { tellFailure } from "@/components/told";
import classes from "./DropArea.module.css";
import { sampleFile, sampleOf } from "./sample";

const ENDINGS = ".csv,.tsv,.txt,.gz,.xlsx,.xls,.xlsm,.xlsb,.ods,.parquet,.pq,.json,.jsonl,.ndjson,.xes";

interface DropAreaProps {
  onFiles: (files: File[]) => void;
  /** Whether there is nothing yet: then it says more, and offers an example. */
  isFirst: boolean;
}

/** Where files are dropped or chosen. */
export function DropArea({ onFiles, isFirst }: DropAreaProps) {
  const { t } = useTranslation("data");
  const [isOver, setOver] = useState(false);
  return (
    <section
      aria-label={t("drop.label")}
      className={classes.area}
      data-over={isOver || undefined}
      data-first={isFirst || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <IconFileUpload size={isFirst ? 44 : 30} stroke={1.4} className={classes.icon} aria-hidden />
      <Stack gap={2} className={classes.words}>
        <Text fw={600} size={isFirst ? "lg" : "md"}>
          {isOver ? t("drop.now") : t("drop.title")}
        </Text>
        <Text size="sm" c="dimmed">
          {t("drop.kinds")}
        </Text>
      </Stack>
      <FileButton multiple accept={ENDINGS} onChange={onFiles}>
        {(button) => (
          <Button {...button} size={isFirst ? "md" : "sm"}>
            {t("drop.choose")}
          </Button>
        )}
      </FileButton>
      {isFirst && <Sample onFiles={onFiles} />}
    </section>
  );
}

function Sample({ onFiles }: Pick<DropAreaProps, "onFiles">) {
  const { t, i18n } = useTranslation("data");
  const sample = sampleOf(i18n.language);
  return (
    <Group gap={6} justify="center" mt="xs">
      <Text size="sm" c="dimmed">
        {t("sample.none_at_hand")}
      </Text>
      <Anchor
        component="button"
        type="button"
        size="sm"
        onClick={() => sampleFile(i18n.language).then((file) => onFiles([file]), tellFailure)}
      >
        {t("sample.try")}
      </Anchor>
      <Text size="sm" c="dimmed">
        {t("sample.or")}
      </Text>
      <Anchor href={sample.address} download={sample.name} size="sm">
        {t("sample.download")}
      </Anchor>
    </Group>
  );
}
