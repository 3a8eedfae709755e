import { ActionIcon, Group, Menu, TextInput } from "@mantine/core";
import { modals } from "@mantine/modals";
import {
  IconArrowLeft,
  IconArrowRight,
  IconDotsVertical,
  IconGripVertical,
  IconPencil,
  IconTrash,
  IconZoomIn,
} from "@tabler/icons-react";
import type { TFunction } from "i18next";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { ActionLink } from "@/components/links";
import { useSortable } from "@/components/useSortable";
import type { Lens } from "@/features/lens/lens";
import { partsOfLens } from "@/features/lens/parts";
import { useSaid } from "@/features/lens/said";
import { addressOf } from "./address";
import type { Tile } from "./api";
import classes from "./Dashboard.module.css";
import { TileAnswer } from "./TileAnswer";

interface TileCardProps {
  tile: Tile;
  place: number;
  count: number;
  canEdit: boolean;
  onMove: (from: number, to: number) => void;
  onChange: (change: Partial<Pick<Tile, "title" | "width">>) => void;
  onRemove: () => void;
}

/** A tile in its place; it is moved by dragging or from its menu. */
export function TileCard(props: TileCardProps) {
  const { tile, place, canEdit, onMove } = props;
  const { item, handle, edge, isDragged } = useSortable({
    list: "dashboard",
    place,
    onMove,
    isDisabled: !canEdit,
    isAcross: true,
  });
  const said = useSaid();
  const lens = ((tile.asked as { lens?: Lens }).lens ?? {}) as Lens;
  const about = partsOfLens(lens).map((part) => said(lens, part));
  return (
    <li
      ref={item as RefObject<HTMLLIElement>}
      className={classes.tile}
      data-width={tile.width}
      data-edge={edge ?? undefined}
      data-dragged={isDragged || undefined}
      aria-label={tile.title}
    >
      <TileAnswer
        tile={tile}
        lens={lens}
        frame={{ title: tile.title, about: about.join(" · "), controls: <Tools {...props} grip={handle} /> }}
      />
    </li>
  );
}

function Tools({ tile, canEdit, grip, ...rest }: TileCardProps & { grip: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation("dashboard");
  const workspaceId = useWorkspaceId();
  const { to, search } = addressOf(tile);
  const label = t("open", { title: tile.title });
  return (
    <Group gap={2} wrap="nowrap">
      <ActionLink
        to={to}
        params={{ workspaceId }}
        search={search}
        variant="subtle"
        aria-label={label}
        title={label}
      >
        <IconZoomIn size={18} />
      </ActionLink>
      {canEdit && (
        <>
          <span ref={grip as RefObject<HTMLSpanElement>} className={classes.grip} aria-hidden>
            <IconGripVertical size={18} />
          </span>
          <TileMenu tile={tile} canEdit={canEdit} {...rest} />
        </>
      )}
    </Group>
  );
}

function TileMenu({ tile, place, count, onMove, onChange, onRemove }: TileCardProps) {
  const { t } = useTranslation("dashboard");
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t("menu", { title: tile.title })}>
          <IconDotsVertical size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconArrowLeft size={16} />}
          disabled={place === 0}
          onClick={() => onMove(place, place - 1)}
        >
          {t("earlier")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowRight size={16} />}
          disabled={place === count - 1}
          onClick={() => onMove(place, place + 1)}
        >
          {t("later")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t("width")}</Menu.Label>
        {[1, 2, 3, 4].map((width) => (
          <Menu.Item
            key={width}
            role="menuitemradio"
            aria-checked={tile.width === width}
            fw={tile.width === width ? 650 : undefined}
            onClick={() => onChange({ width })}
          >
            {t(`width_${width}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconPencil size={16} />}
          onClick={() => askTitle(t, tile.title, (title) => onChange({ title }))}
        >
          {t("rename")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTrash size={16} />}
          color="red"
          onClick={() => askRemove(t, tile.title, onRemove)}
        >
          {t("remove")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

type T = TFunction<"dashboard">;

function askTitle(t: T, title: string, onTitle: (title: string) => void) {
  let next = title;
  modals.openConfirmModal({
    title: t("rename"),
    children: (
      <TextInput
        label={t("title")}
        defaultValue={title}
        maxLength={200}
        data-autofocus
        onChange={(event) => {
          next = event.currentTarget.value;
        }}
      />
    ),
    labels: { confirm: t("keep"), cancel: t("cancel") },
    onConfirm: () => next.trim() && onTitle(next.trim()),
  });
}

function askRemove(t: T, title: string, onRemove: () => void) {
  modals.openConfirmModal({
    title: t("remove_title", { title }),
    children: t("remove_text"),
    labels: { confirm: t("remove"), cancel: t("cancel") },
    confirmProps: { color: "red" },
    onConfirm: onRemove,
  });
}
