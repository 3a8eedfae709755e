import { Button } from "@mantine/core";
import { IconNotes } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { Empty } from "@/components/Empty";
import { Page } from "@/components/Page";
import { LatestDocument } from "@/documents/LatestDocument";
import { useMakeDocument } from "@/documents/useMakeDocument";

/** Opens the workshop that was changed last. Without any, the first is made here. */
export default function WorkshopsScreen() {
  return (
    <LatestDocument kind="workshop">
      <NoWorkshop />
    </LatestDocument>
  );
}

function NoWorkshop() {
  const { t } = useTranslation("workshops");
  const role = useQuery(workspaceQuery(useWorkspaceId())).data?.role;
  const make = useMakeDocument("workshop");
  const canMake = role === "owner" || role === "editor";
  return (
    <Page title={t("name")} lead={t("lead")}>
      <Empty
        icon={<IconNotes />}
        title={t("none.title")}
        action={
          canMake && (
            <Button loading={make.isPending} onClick={() => make.mutate({ title: t("none.workshop") })}>
              {t("none.make")}
            </Button>
          )
        }
      >
        {t(canMake ? "none.text" : "none.text_viewer")}
      </Empty>
    </Page>
  );
}
