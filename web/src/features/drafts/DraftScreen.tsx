import { Text } from "@mantine/core";
import { IconDatabaseOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { vocabularyQuery } from "@/api/analyses";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { Empty } from "@/components/Empty";
import { Failure } from "@/components/Failure";
import { ButtonLink } from "@/components/links";
import { Page } from "@/components/Page";
import { Waiting } from "@/components/Waiting";
import { DraftForm } from "./DraftForm";

/** A map made out of journeys, for a team to make its own. */
export default function DraftScreen() {
  const { t } = useTranslation("drafts");
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Body />
    </Page>
  );
}

function Body() {
  const { t } = useTranslation("drafts");
  const workspaceId = useWorkspaceId();
  const workspace = useQuery(workspaceQuery(workspaceId)).data;
  const vocabulary = useQuery(vocabularyQuery(workspaceId));
  if (vocabulary.error) return <Failure error={vocabulary.error} reset={() => vocabulary.refetch()} />;
  if (!workspace || !vocabulary.data) return <Waiting rows={8} />;
  if (workspace.role !== "owner" && workspace.role !== "editor") return <Text>{t("ask_editor")}</Text>;
  if (vocabulary.data.touchpoints.length === 0) {
    return (
      <Empty
        icon={<IconDatabaseOff />}
        title={t("none.title")}
        action={
          <ButtonLink to="/w/$workspaceId/data" params={{ workspaceId }}>
            {t("none.action")}
          </ButtonLink>
        }
      >
        {t("none.text")}
      </Empty>
    );
  }
  return <DraftForm vocabulary={vocabulary.data} outcomes={workspace.outcomes} />;
}
