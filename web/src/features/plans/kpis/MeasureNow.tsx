import { Button, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconChevronDown, IconRefresh } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { tellFailure } from "@/components/told";
import { useDocumentId } from "@/documents/address";
import { useSaid } from "@/documents/useDocument";
import { type Every, measurePlan } from "../api";
import { usePlan } from "../usePlan";

const EVERY = ["week", "month", "quarter"] as const;

/** Counts the KPIs anew from events and answers: as they were counted before, or for other periods. */
export function MeasureNow() {
  const { t } = useTranslation("plans");
  const workspaceId = useWorkspaceId();
  const documentId = useDocumentId();
  const { kpis, canEdit } = usePlan();
  const said = useSaid();
  const measure = useMutation({
    mutationFn: (every: Every | null) => measurePlan(workspaceId, documentId, every),
    onSuccess: ({ applied, failures }) => {
      notifications.show({ message: t(applied ? "measuring.done" : "measuring.same") });
      for (const { kpi, why } of failures) {
        const title = said(kpis.find((one) => one.id === kpi)?.title);
        notifications.show({ color: "orange", title: t("measuring.failed", { title }), message: why });
      }
    },
    onError: tellFailure,
  });
  if (!canEdit || !kpis.some((one) => one.definition)) return null;
  return (
    <Button.Group>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconRefresh size={15} aria-hidden />}
        loading={measure.isPending}
        onClick={() => measure.mutate(null)}
      >
        {t("measuring.now")}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="xs" px={6} aria-label={t("measuring.other")}>
            <IconChevronDown size={15} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {EVERY.map((every) => (
            <Menu.Item key={every} onClick={() => measure.mutate(every)}>
              {t(`measuring.every.${every}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}
