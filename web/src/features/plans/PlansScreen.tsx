import { Button } from "@mantine/core";
import { IconChecklist } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { Empty } from "@/components/Empty";
import { Page } from "@/components/Page";
import { LatestDocument } from "@/documents/LatestDocument";
import { useMakeDocument } from "@/documents/useMakeDocument";

/** Opens the workspace's plan: the one that was changed last. Without any, the first is made here. */
export default function PlansScreen() {
  return (
    <LatestDocument kind="plan">
      <NoPlan />
    </LatestDocument>
  );
}

function NoPlan() {
  const { t } = useTranslation("plans");
  const role = useQuery(workspaceQuery(useWorkspaceId())).data?.role;
  const make = useMakeDocument("plan");
  const canEdit = role === "owner" || role === "editor";
  return (
    <Page title={t("name")} lead={t("lead")}>
      <Empty
        icon={<IconChecklist />}
        title={t("none.title")}
        action={
          canEdit && (
            <Button loading={make.isPending} onClick={() => make.mutate({ title: t("none.plan") })}>
              {t("none.make")}
            </Button>
          )
        }
      >
        {t(canEdit ? "none.text" : "none.text_viewer")}
      </Empty>
    </Page>
  );
}
