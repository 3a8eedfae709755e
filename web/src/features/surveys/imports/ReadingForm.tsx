import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { Failure } from "@/components/Failure";
import { tellDone } from "@/components/told";
import { Waiting } from "@/components/Waiting";
import { useDocumentId } from "@/documents/address";
import { answersKey } from "../api";
import { useSurvey } from "../useSurvey";
import { type AnswersRead, type Reading, readingQuery, takeIn } from "./api";
import { ColumnsTable } from "./ColumnsTable";
import { Rejects } from "./Rejects";
import { readingOf } from "./reading";

interface ReadingFormProps {
  upload: { id: string; name: string };
  onClose: () => void;
}

/** What each column is taken for and on which scale it was asked; and what would come of it. */
export function ReadingForm({ upload, onClose }: ReadingFormProps) {
  const { t } = useTranslation("surveys");
  const workspaceId = useWorkspaceId();
  const documentId = useDocumentId();
  const queries = useQueryClient();
  const { questions } = useSurvey();
  const [said, say] = useState<Reading | null>(null);
  const [settled] = useDebouncedValue(said, 350);
  const seen = useQuery(readingQuery(workspaceId, documentId, upload.id, settled ?? {}));
  const take = useMutation(takeIn(workspaceId, documentId, upload.id));
  if (seen.error) return <Failure error={seen.error} reset={() => seen.refetch()} />;
  if (!seen.data) return <Waiting rows={6} />;
  const reading = said ?? readingOf(seen.data.columns);
  const isReady = said === settled && !seen.isFetching && !seen.data.problem;
  const answers = Object.values(reading.columns ?? {}).some((one) => questions.some(({ id }) => id === one));
  const done = (found: AnswersRead) => {
    void queries.invalidateQueries({ queryKey: answersKey(documentId) });
    tellDone(t("import.done", { count: found.n_new + found.n_changed }));
    onClose();
  };
  return (
    <Stack gap="md">
      <Text size="sm">{t("import.check", { name: upload.name })}</Text>
      <ColumnsTable columns={seen.data.columns} reading={reading} onChange={say} />
      {seen.data.problem ? (
        <Alert icon={<IconAlertTriangle />} color="red" role="alert">
          {seen.data.problem}
        </Alert>
      ) : (
        <Outcome seen={seen.data} />
      )}
      {take.error && <Failure error={take.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button
          disabled={!isReady || !answers}
          loading={take.isPending}
          onClick={() => take.mutate(reading, { onSuccess: done })}
        >
          {t("import.take_in")}
        </Button>
      </Group>
    </Stack>
  );
}

/** What would come of the file. */
function Outcome({ seen }: { seen: AnswersRead }) {
  const { t } = useTranslation("surveys");
  const formats = useFormats();
  const parts = [
    t("import.rows", { count: seen.n_rows, n: formats.number(seen.n_rows) }),
    t("import.new", { n: formats.number(seen.n_new) }),
    t("import.changed", { n: formats.number(seen.n_changed) }),
    t("import.known", { n: formats.number(seen.n_known) }),
  ];
  return (
    <div>
      <Text size="sm" className="figures" role="status">
        {parts.join(" · ")}
      </Text>
      <Rejects seen={seen} />
    </div>
  );
}
