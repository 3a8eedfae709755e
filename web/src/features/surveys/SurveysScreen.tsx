import { Button, Group } from "@mantine/core";
import { IconMessageCircleQuestion } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { Empty } from "@/components/Empty";
import { Page } from "@/components/Page";
import { LatestDocument } from "@/documents/LatestDocument";
import { NewFromMap } from "@/documents/NewFromMap";
import { useMakeDocument } from "@/documents/useMakeDocument";

/** Opens the survey that was changed last. Without any, the first is made here. */
export default function SurveysScreen() {
  return (
    <LatestDocument kind="survey">
      <NoSurvey />
    </LatestDocument>
  );
}

function NoSurvey() {
  const { t } = useTranslation("surveys");
  const role = useQuery(workspaceQuery(useWorkspaceId())).data?.role;
  const make = useMakeDocument("survey");
  const canEdit = role === "owner" || role === "editor";
  const action = canEdit && (
    <Group justify="center">
      <NewFromMap kind="survey">{t("none.from_map")}</NewFromMap>
      <Button
        variant="default"
        loading={make.isPending}
        onClick={() => make.mutate({ title: t("none.survey"), template: "by_hand" })}
      >
        {t("none.empty")}
      </Button>
    </Group>
  );
  return (
    <Page title={t("name")} lead={t("lead")}>
      <Empty icon={<IconMessageCircleQuestion />} title={t("none.title")} action={action}>
        {t(canEdit ? "none.text" : "none.text_viewer")}
      </Empty>
    </Page>
  );
}
