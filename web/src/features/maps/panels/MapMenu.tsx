import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconDotsVertical, IconDownload, IconMessages, IconPrinter, IconShare } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { SurveyFromMapItem } from "@/features/surveys/FromMapItem";
import { useMapId, useView } from "../useMap";
import { AudienceBadge } from "./AudienceBadge";
import { AudienceItems } from "./AudienceItems";

const ExportDialog = lazy(() => import("./export/ExportDialog"));
const ShareDialog = lazy(() => import("./share/ShareDialog"));

/** What can be done with the whole map: for whom it is shown, export, share, print. */
export default function MapMenu() {
  const { t } = useTranslation("maps");
  const canEdit = useView((view) => view.canEdit);
  const [open, setOpen] = useState<"export" | "share" | null>(null);
  const close = () => setOpen(null);
  const [workspaceId, mapId] = [useWorkspaceId(), useMapId()];
  return (
    <>
      <AudienceBadge />
      <Menu position="bottom-end" width={250} shadow="md" withinPortal>
        <Menu.Target>
          <Tooltip label={t("menu.label")}>
            <ActionIcon variant="subtle" color="gray" aria-label={t("menu.label")}>
              <IconDotsVertical size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconMessages size={16} aria-hidden />}
            renderRoot={(props) => (
              <Link to="/w/$workspaceId/validation/$mapId" params={{ workspaceId, mapId }} {...props} />
            )}
          >
            {t("menu.validation")}
          </Menu.Item>
          <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={() => setOpen("export")}>
            {t("menu.export")}
          </Menu.Item>
          {canEdit && (
            <Menu.Item leftSection={<IconShare size={16} aria-hidden />} onClick={() => setOpen("share")}>
              {t("menu.share")}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
            {t("menu.print")}
          </Menu.Item>
          {canEdit && <SurveyFromMapItem />}
          <Menu.Divider />
          <AudienceItems />
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={null}>
        {open === "export" && <ExportDialog close={close} />}
        {open === "share" && <ShareDialog close={close} />}
      </Suspense>
    </>
  );
}
