import { IconMessages } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { Empty } from "@/components/Empty";
import { Page } from "@/components/Page";
import { LatestDocument } from "@/documents/LatestDocument";
import { NewFromMap } from "@/documents/NewFromMap";

/** Opens the interviews that were changed last. Without any, the first are made here. */
export default function InterviewsScreen() {
  return (
    <LatestDocument kind="interviews">
      <NoInterviews />
    </LatestDocument>
  );
}

function NoInterviews() {
  const { t } = useTranslation("interviews");
  const role = useQuery(workspaceQuery(useWorkspaceId())).data?.role;
  const canEdit = role === "owner" || role === "editor";
  return (
    <Page title={t("name")} lead={t("lead")}>
      <Empty
        icon={<IconMessages />}
        title={t("none.title")}
        action={canEdit && <NewFromMap kind="interviews" />}
      >
        {t(canEdit ? "none.text" : "none.text_viewer")}
      </Empty>
    </Page>
  );
}
