import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconDotsVertical, IconPencil, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { documentsQuery } from "../api";
import { setting } from "../change";
import { useWords } from "../edits";
import { addressOf } from "../places";
import type { Kind } from "../structure";
import { useOpen, useSaid } from "../useDocument";
import { useMakeDocument } from "../useMakeDocument";
import { ExportMenu } from "./ExportMenu";
import { TitleForm } from "./TitleForm";

/** What else can be done with a document: take it along, rename it, make or open another of its kind. */
export function DocumentMenu({ kind }: { kind: Kind }) {
  return (
    <>
      <ExportMenu kind={kind} />
      <MoreMenu kind={kind} />
    </>
  );
}

function MoreMenu({ kind }: { kind: Kind }) {
  const { t } = useTranslation("documents");
  const workspaceId = useWorkspaceId();
  const { document, canEdit, apply } = useOpen();
  const said = useSaid();
  const words = useWords();
  const make = useMakeDocument(kind);
  const others = useQuery(documentsQuery(workspaceId, kind)).data ?? [];
  const title = document!.title;
  const ask = (heading: string, first: string, keep: (title: string) => void) =>
    modals.open({ title: heading, children: <TitleForm first={first} onKeep={keep} /> });
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
              onClick={() =>
                ask(t("more.rename"), said(title), (next) =>
                  apply(setting("head", "title", words(title, next))),
                )
              }
            >
              {t("more.rename")}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconPlus size={16} />}
              onClick={() => ask(t(`new.${kind}`), "", (next) => make.mutate({ title: next }))}
            >
              {t(`new.${kind}`)}
            </Menu.Item>
          </>
        )}
        {others.length > 1 && <Menu.Label>{t(`all.${kind}`)}</Menu.Label>}
        {others.length > 1 &&
          others.map((one) => (
            <Menu.Item key={one.id} component={Link} to={addressOf(workspaceId, kind, one.id)}>
              {one.title}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
