import { useTranslation } from "react-i18next";
import { type Item, isOn } from "../content";
import { ItemButton } from "../ItemButton";
import { useContent } from "../useContent";
import classes from "./Month.module.css";
import { useDraggedItem } from "./useDays";

/** Items that have no day yet; they can be dragged to one. */
export function Undated() {
  const { t } = useTranslation("calendars");
  const { items, canEdit } = useContent();
  const undated = items.filter((one) => one.starts_on == null && isOn(one));
  if (undated.length === 0) return null;
  return (
    <section className={`${classes.undated} not-printed`} aria-labelledby="undated">
      <h3 id="undated">{t("month.undated", { count: undated.length })}</h3>
      <ul>
        {undated.map((item) => (
          <UndatedItem key={item.id} item={item} canEdit={canEdit} />
        ))}
      </ul>
    </section>
  );
}

function UndatedItem({ item, canEdit }: { item: Item; canEdit: boolean }) {
  const { element, isDragged } = useDraggedItem(item.id, canEdit, () => null);
  return (
    <li>
      <ItemButton item={item} element={element} isDragged={isDragged} isMovable={canEdit} />
    </li>
  );
}
