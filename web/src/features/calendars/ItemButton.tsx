import { IconAlertTriangle } from "@tabler/icons-react";
import type { CSSProperties, KeyboardEvent, Ref } from "react";
import { useTranslation } from "react-i18next";
import { today, useFormats } from "@/app/format";
import { useAddress } from "@/documents/address";
import { useSaid } from "@/documents/useDocument";
import classes from "./Calendar.module.css";
import { type Item, isLate, isOn } from "./content";
import { PurposeMark } from "./PurposeLegend";
import { colorOf, useKindName } from "./purposes";

interface ItemButtonProps {
  item: Item;
  /** Where it is also moved: its element, whether it moves now, what keys do. */
  element?: Ref<HTMLButtonElement>;
  isDragged?: boolean;
  isMovable?: boolean;
  onKeyDown?: (event: KeyboardEvent) => void;
  className?: string;
}

/** An item by its title; a click opens it. */
export function ItemButton({ item, element, isDragged, isMovable, onKeyDown, className }: ItemButtonProps) {
  const { t } = useTranslation("calendars");
  const title = useSaid()(item.title);
  const label = useItemLabel();
  const [opened, open] = useAddress("at");
  const late = isLate(item, today());
  return (
    <button
      type="button"
      ref={element}
      className={`${classes.item} ${className ?? ""}`}
      style={{ "--purpose": colorOf(item.purpose) } as CSSProperties}
      data-item={item.id}
      data-opened={opened === item.id || undefined}
      data-dragged={isDragged || undefined}
      data-movable={isMovable || undefined}
      data-off={!isOn(item) || undefined}
      data-draft={item.status === "idea" || undefined}
      aria-label={label(item)}
      title={label(item)}
      onClick={() => open(item.id)}
      onKeyDown={onKeyDown}
    >
      <PurposeMark purpose={item.purpose} />
      <span className={classes.title}>{title}</span>
      {late && <IconAlertTriangle size={14} className={classes.late} aria-label={t("late")} />}
    </button>
  );
}

/** An item in words: title, kind, status and days. */
export function useItemLabel(): (item: Item) => string {
  const { t } = useTranslation("calendars");
  const formats = useFormats();
  const said = useSaid();
  const kindName = useKindName();
  return (item) => {
    const { starts_on: from, ends_on: until } = item;
    const days = !from
      ? t("days.none")
      : !until
        ? t("days.from", { from: formats.day(from) })
        : t("days.between", { from: formats.day(from), until: formats.day(until) });
    const late = isLate(item, today()) ? [t("late")] : [];
    return [said(item.title), kindName(item), t(`status_of.${item.status}`), days, ...late].join(", ");
  };
}
