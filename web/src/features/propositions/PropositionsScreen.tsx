import { Button } from "@mantine/core";
import { IconHeartHandshake } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { Empty } from "@/components/Empty";
import { Page } from "@/components/Page";
import { LatestDocument } from "@/documents/LatestDocument";
import { useMakeDocument } from "@/documents/useMakeDocument";

/** Opens the value proposition that was changed last. Without any, the first is made here. */
export default function PropositionsScreen() {
  return (
    <LatestDocument kind="proposition">
      <NoProposition />
    </LatestDocument>
  );
}

function NoProposition() {
  const { t } = useTranslation("propositions");
  const role = useQuery(workspaceQuery(useWorkspaceId())).data?.role;
  const make = useMakeDocument("proposition");
  const canEdit = role === "owner" || role === "editor";
  return (
    <Page title={t("name")} lead={t("lead")}>
      <Empty
        icon={<IconHeartHandshake />}
        title={t("none.title")}
        action={
          canEdit && (
            <Button loading={make.isPending} onClick={() => make.mutate({ title: t("name") })}>
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
