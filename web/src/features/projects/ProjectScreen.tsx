import { Button } from "@mantine/core";
import { IconPrinter, IconRoute } from "@tabler/icons-react";
import { lazy } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useDocumentId } from "@/documents/address";
import { exportAddress } from "@/documents/api";
import { DocumentFrame } from "@/documents/frame/DocumentFrame";

const VIEW = { name: "path", icon: IconRoute, Shown: lazy(() => import("./path/PathView")) };

/** One project: the eight steps of the method, their answers, and how far the team is. */
export default function ProjectScreen() {
  const { t } = useTranslation("projects");
  return <DocumentFrame kind="project" views={[{ ...VIEW, label: t("name") }]} actions={<PrintedPlan />} />;
}

/** The plan on paper: what the steps say, as a PDF. */
function PrintedPlan() {
  const { t, i18n } = useTranslation("projects");
  const workspaceId = useWorkspaceId();
  const documentId = useDocumentId();
  return (
    <Button
      component="a"
      href={exportAddress(workspaceId, documentId, "pdf", i18n.language)}
      download
      size="compact-sm"
      variant="default"
      leftSection={<IconPrinter size={15} />}
    >
      {t("print")}
    </Button>
  );
}
