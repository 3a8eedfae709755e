import { Alert, Button, Group, Text, Textarea, Title } from "@mantine/core";
import { IconAlertTriangle, IconPencil } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useSet } from "@/documents/edits";
import { type Participant, seemsPersonal } from "../interviews";
import { useInterviews } from "../useInterviews";
import classes from "./Transcript.module.css";
import { TranscriptText } from "./TranscriptText";
import { linesOf, marksIn } from "./transcript";

const LONGEST = 200_000;

/** Notes or a transcript: pasted in, then read and marked. */
export function Transcript({ participant }: { participant: Participant }) {
  const { t } = useTranslation("interviews");
  const { canEdit, seesPrivate } = useInterviews();
  const [isWriting, setWriting] = useState(false);
  const notes = participant.notes ?? "";
  const marks = useMemo(() => marksIn(notes, participant.mentions), [notes, participant.mentions]);
  const lines = useMemo(() => linesOf(notes, marks), [notes, marks]);
  return (
    <section className={classes.room} aria-labelledby="transcript">
      <Group justify="space-between" mb={6} gap="xs" mih={30}>
        <Title order={3} size="h5" id="transcript">
          {t("transcript.title")}
        </Title>
        {canEdit && notes && !isWriting && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconPencil size={15} />}
            onClick={() => setWriting(true)}
          >
            {t("transcript.change")}
          </Button>
        )}
      </Group>
      {seemsPersonal(notes) && !isWriting && (
        <Alert color="orange" icon={<IconAlertTriangle size={18} />} mb="xs" p="xs">
          {t("transcript.personal")}
        </Alert>
      )}
      {canEdit && (isWriting || !notes) ? (
        <Writing participant={participant} onDone={() => setWriting(false)} />
      ) : notes ? (
        <TranscriptText participant={participant} lines={lines} marks={marks} />
      ) : (
        <Text size="sm" c="dimmed">
          {t(seesPrivate === false ? "transcript.hidden" : "transcript.none")}
        </Text>
      )}
    </section>
  );
}

function Writing({ participant, onDone }: { participant: Participant; onDone: () => void }) {
  const { t } = useTranslation("interviews");
  const set = useSet(participant.id, "notes");
  const before = participant.notes ?? "";
  const [draft, setDraft] = useState(before);
  const { number } = useFormats();
  const isTooLong = draft.trim().length > LONGEST;
  const keep = () => {
    // As the browser shows them: with one sign at the end of a line.
    const words = draft.replaceAll(/\r\n?/g, "\n").trim();
    if (words !== before) set(words);
    onDone();
  };
  return (
    <>
      <Textarea
        aria-label={t("transcript.title")}
        placeholder={t("transcript.paste")}
        autosize
        minRows={8}
        maxRows={26}
        error={
          isTooLong && t("transcript.too_long", { most: number(LONGEST), n: number(draft.trim().length) })
        }
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
      {seemsPersonal(draft) && (
        <Text size="xs" c="orange" mt={4}>
          {t("transcript.personal")}
        </Text>
      )}
      <Group justify="flex-end" gap="xs" mt="xs">
        {before && (
          <Button variant="default" size="sm" onClick={onDone}>
            {t("cancel")}
          </Button>
        )}
        <Button size="sm" onClick={keep} disabled={isTooLong || draft.trim() === before}>
          {t("transcript.keep")}
        </Button>
      </Group>
    </>
  );
}
