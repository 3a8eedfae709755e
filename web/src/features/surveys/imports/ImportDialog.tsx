import { Button, FileButton, Group, Modal, Stack, Text } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { Failure } from "@/components/Failure";
import area from "@/features/data/DropArea.module.css";
import { sendFile } from "./api";
import { ReadingForm } from "./ReadingForm";

const ENDINGS = ".csv,.tsv,.txt,.xlsx,.xls,.xlsm,.ods";

/** Answers from the file of another survey tool: chosen, looked at, put right, taken in. */
export default function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("surveys");
  const send = useMutation(sendFile(useWorkspaceId()));
  return (
    <Modal opened onClose={onClose} title={t("import.title")} size="min(1080px, 96vw)">
      {send.error && <Failure error={send.error} />}
      {send.data ? (
        <ReadingForm key={send.data.id} upload={send.data} onClose={onClose} />
      ) : (
        <ChooseFile isSending={send.isPending} onFile={(file) => send.mutate(file)} />
      )}
    </Modal>
  );
}

function ChooseFile({ isSending, onFile }: { isSending: boolean; onFile: (file: File) => void }) {
  const { t } = useTranslation("surveys");
  const [isOver, setOver] = useState(false);
  const take = (file: File | null | undefined) => file && onFile(file);
  return (
    <Stack gap="md">
      <Text size="sm">{t("import.about")}</Text>
      <section
        aria-label={t("import.drop")}
        className={area.area}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <IconFileUpload size={30} stroke={1.4} className={area.icon} aria-hidden />
        <Text fw={600} className={area.words}>
          {t("import.drop")}
        </Text>
        <Group>
          <FileButton accept={ENDINGS} onChange={take}>
            {(button) => (
              <Button {...button} loading={isSending}>
                {t("import.choose")}
              </Button>
            )}
          </FileButton>
        </Group>
      </section>
    </Stack>
  );
}
