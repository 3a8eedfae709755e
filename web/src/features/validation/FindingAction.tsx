import { Button, Menu } from "@mantine/core";
import { IconChecklist, IconChevronDown, IconCircleCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { AnchorLink, ButtonLink } from "@/components/links";
import { documentsQuery } from "@/documents/api";
import { addressOf } from "@/documents/places";
import { type Finding, putInPlan } from "./api";
import { useDoing } from "./useDoing";
import { useOf, useSaid, useWhose } from "./useValidation";
import classes from "./Validation.module.css";

/** Makes a finding an action of a plan; or leads to the actions that rest on it. */
export function FindingAction({ finding, canEdit }: { finding: Finding; canEdit: boolean }) {
  const { workspaceId } = useOf();
  const said = useSaid();
  return (
    <>
      {finding.actions.map((one) => (
        <span key={`${one.plan_id} ${one.action_id}`} className={classes.done}>
          <IconCircleCheck size={17} aria-hidden />
          <AnchorLink
            to={addressOf(workspaceId, "plan", one.plan_id)}
            search={{ at: one.action_id }}
            size="sm"
          >
            {said(one.title)}
          </AnchorLink>
        </span>
      ))}
      {finding.actions.length === 0 && canEdit && <NewAction finding={finding} />}
    </>
  );
}

function NewAction({ finding }: { finding: Finding }) {
  const { t } = useTranslation("validation");
  const of = useOf();
  const whose = useWhose();
  const plans = useQuery(documentsQuery(of.workspaceId, "plan")).data;
  const made = useDoing((plan: string) => putInPlan(of, whose, finding.id, plan), t("action.made"));
  const look = {
    size: "xs",
    variant: "default",
    leftSection: <IconChecklist size={15} aria-hidden />,
  } as const;
  if (!plans) return null;
  if (plans.length === 0) {
    return (
      <ButtonLink to="/w/$workspaceId/plans" params={{ workspaceId: of.workspaceId }} {...look}>
        {t("action.no_plan")}
      </ButtonLink>
    );
  }
  if (plans.length === 1) {
    return (
      <Button {...look} loading={made.isPending} onClick={() => made.mutate(plans[0]!.id)}>
        {t("action.make")}
      </Button>
    );
  }
  return (
    <Menu position="bottom-start" withinPortal width={260}>
      <Menu.Target>
        <Button {...look} loading={made.isPending} rightSection={<IconChevronDown size={14} aria-hidden />}>
          {t("action.make")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("action.plan")}</Menu.Label>
        {plans.map((one) => (
          <Menu.Item key={one.id} onClick={() => made.mutate(one.id)}>
            {one.title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
