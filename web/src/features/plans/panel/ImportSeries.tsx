import { Button, FileButton } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { tellFailure } from "@/components/told";
import { useDocumentId } from "@/documents/address";
import { importSeries } from "../api";

/** Takes the figures of a KPI from a CSV file; those of the same periods make place. */
export function ImportSeries({ kpi }: { kpi: string }) {
  const { t } = useTranslation("plans");
  const workspaceId = useWorkspaceId();
  const documentId = useDocumentId();
  const take = useMutation({
    mutationFn: async (file: File) => importSeries(workspaceId, documentId, kpi, await file.text()),
    onSuccess: ({ applied }) =>
      notifications.show({ message: t(applied ? "measured.imported" : "measuring.same") }),
    onError: tellFailure,
  });
  return (
    <FileButton onChange={(file) => file && take.mutate(file)} accept=".csv,.tsv,.txt,text/csv">
      {(props) => (
        <Button
          {...props}
          variant="subtle"
          size="compact-xs"
          loading={take.isPending}
          title={t("measured.columns")}
        >
          {t("measured.import")}
        </Button>
      )}
    </FileButton>
  );
}
