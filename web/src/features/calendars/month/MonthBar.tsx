import type { CSSProperties, KeyboardEvent } from "react";
import { ItemButton } from "../ItemButton";
import { useContent } from "../useContent";
import classes from "./Month.module.css";
import type { Bar } from "./month";
import { useDraggedItem } from "./useDays";

interface MonthBarProps {
  bar: Bar;
  dayAt: (share: number) => string;
  onKey: (key: string, isLonger: boolean) => void;
}

/** An item over its days of a week; Alt and an arrow key move it, with Shift it becomes longer or shorter. */
export function MonthBar({ bar, dayAt, onKey }: MonthBarProps) {
  const { canEdit } = useContent();
  const { element, isDragged } = useDraggedItem(bar.item.id, canEdit, dayAt);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!canEdit || !event.altKey || !event.key.startsWith("Arrow")) return;
    event.preventDefault();
    onKey(event.key, event.shiftKey);
  };
  return (
    <li
      className={classes.bar}
      data-further={bar.isFurther || undefined}
      data-goes-on={bar.goesOn || undefined}
      style={
        {
          gridColumn: `${bar.from + 1} / ${bar.until + 2}`,
          gridRow: bar.line + 1,
        } as CSSProperties
      }
    >
      <ItemButton
        item={bar.item}
        element={element}
        isDragged={isDragged}
        isMovable={canEdit}
        onKeyDown={onKeyDown}
      />
    </li>
  );
}
