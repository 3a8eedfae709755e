import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconDotsVertical, IconDownload, IconPencil, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useSaid } from "@/documents/useDocument";
import { exportAddress, formatsQuery, plansQuery } from "../api";
import { useMakePlan } from "../PlansScreen";
import { setting } from "../plan";
import { usePlan, useWords } from "../usePlan";
import { TitleForm } from "./TitleForm";

/** What else can be done with a plan: take it along, rename it, go to another. */
export function PlanMenu() {
  return (
    <>
      <ExportMenu />
      <MoreMenu />
    </>
  );
}

function ExportMenu() {
  const { t, i18n } = useTranslation("plans");
  const workspaceId = useWorkspaceId();
  const documentId = useParams({ strict: false, select: (params) => params.documentId ?? "" });
  const formats = useQuery(formatsQuery(workspaceId)).data ?? [];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t("export.label")}>
          <ActionIcon variant="subtle" color="gray" aria-label={t("export.label")}>
            <IconDownload size={18} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map((format) => (
          <Menu.Item
            key={format}
            component="a"
            href={exportAddress(workspaceId, documentId, format, i18n.language)}
            download
          >
            {t([`export.${format}`, "export.other"], { format })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function MoreMenu() {
  const { t } = useTranslation("plans");
  const workspaceId = useWorkspaceId();
  const { plan, canEdit, apply } = usePlan();
  const said = useSaid();
  const words = useWords();
  const make = useMakePlan();
  const plans = useQuery(plansQuery(workspaceId)).data ?? [];
  const ask = (title: string, first: string, keep: (title: string) => void) =>
    modals.open({ title, children: <TitleForm first={first} onKeep={keep} /> });
  const rename = (title: string) => apply(setting("head", "title", words(plan.title, title)));
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t("more.label")}>
          <ActionIcon variant="subtle" color="gray" aria-label={t("more.label")}>
            <IconDotsVertical size={18} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {canEdit && (
          <>
            <Menu.Item
              leftSection={<IconPencil size={16} />}
              onClick={() => ask(t("more.rename"), said(plan.title), rename)}
            >
              {t("more.rename")}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconPlus size={16} />}
              onClick={() => ask(t("more.new"), "", (title) => make.mutate(title))}
            >
              {t("more.new")}
            </Menu.Item>
          </>
        )}
        {plans.length > 1 && <Menu.Label>{t("more.plans")}</Menu.Label>}
        {plans.length > 1 &&
          plans.map((one) => (
            <Menu.Item key={one.id} component={Link} to={`/w/${workspaceId}/plans/${one.id}`}>
              {one.title}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
