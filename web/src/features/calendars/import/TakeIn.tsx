import { Button, FileButton } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconFileImport } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { tellFailure } from "@/components/told";
import { useDocumentId } from "@/documents/address";
import type { Operation } from "@/mapping/types";
import { type ReadTable, readTable } from "../api";
import { useContent } from "../useContent";
import { TablePreview } from "./TablePreview";

const MOST_BYTES = 5 * 2 ** 20;

/** Takes in a CSV or Excel file; first shows what it would change. */
export function TakeIn() {
  const { t, i18n } = useTranslation("calendars");
  const workspaceId = useWorkspaceId();
  const documentId = useDocumentId();
  const { content, canEdit, apply } = useContent();
  const languages = content.languages ?? [i18n.language];
  const language = languages.includes(i18n.language) ? i18n.language : languages[0]!;
  const keep = (read: ReadTable) => {
    modals.closeAll();
    if (read.operation) apply(read.operation as unknown as Operation);
  };
  const read = useMutation({
    mutationFn: (file: File) => {
      if (file.size > MOST_BYTES) throw new Error(t("import.too_large"));
      return readTable(workspaceId, documentId, file, language);
    },
    onSuccess: (found, file) =>
      modals.open({
        title: t("import.title", { file: file.name }),
        size: "lg",
        children: <TablePreview read={found} onKeep={() => keep(found)} />,
      }),
    onError: tellFailure,
  });
  if (!canEdit) return null;
  return (
    <FileButton accept=".csv,.xlsx" onChange={(file) => file && read.mutate(file)}>
      {(props) => (
        <Button
          {...props}
          variant="default"
          size="xs"
          leftSection={<IconFileImport size={15} aria-hidden />}
          loading={read.isPending}
        >
          {t("import.button")}
        </Button>
      )}
    </FileButton>
  );
}
