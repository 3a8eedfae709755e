import { Button } from "@mantine/core";
import { IconChecklist } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Navigate, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { Empty } from "@/components/Empty";
import { Failure } from "@/components/Failure";
import { Page } from "@/components/Page";
import { tellFailure } from "@/components/told";
import { Waiting } from "@/components/Waiting";
import { makePlan, plansQuery } from "./api";

/** Opens the workspace's plan: the one that was changed last. Without any, the first is made here. */
export default function PlansScreen() {
  const workspaceId = useWorkspaceId();
  const plans = useQuery(plansQuery(workspaceId));
  if (plans.error) return <Failure error={plans.error} reset={() => plans.refetch()} />;
  if (!plans.data) return <Waiting rows={8} />;
  const [last] = plans.data.toSorted((a, b) => b.changed_at.localeCompare(a.changed_at));
  if (!last) return <NoPlan />;
  return (
    <Navigate
      to="/w/$workspaceId/plans/$documentId"
      params={{ workspaceId, documentId: last.id }}
      search={(search) => search}
      replace
    />
  );
}

function NoPlan() {
  const { t } = useTranslation("plans");
  const workspaceId = useWorkspaceId();
  const role = useQuery(workspaceQuery(workspaceId)).data?.role;
  const make = useMakePlan();
  const canEdit = role === "owner" || role === "editor";
  return (
    <Page title={t("name")} lead={t("lead")}>
      <Empty
        icon={<IconChecklist />}
        title={t("none.title")}
        action={
          canEdit && (
            <Button loading={make.isPending} onClick={() => make.mutate(t("none.plan"))}>
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

/** Makes a plan in the language that is shown, and opens it. */
export function useMakePlan() {
  const { i18n } = useTranslation();
  const workspaceId = useWorkspaceId();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (title: string) => makePlan(workspaceId, title, i18n.language),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ["documents", workspaceId, "plan"] });
      navigate({ to: "/w/$workspaceId/plans/$documentId", params: { workspaceId, documentId: id } });
    },
    onError: tellFailure,
  });
}
