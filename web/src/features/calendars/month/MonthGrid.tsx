import { type CSSProperties, useState } from "react";
import { useTranslation } from "react-i18next";
import { today, useFormats } from "@/app/format";
import { useSetFields } from "@/documents/edits";
import frame from "@/documents/frame/Frame.module.css";
import { useSaid } from "@/documents/useDocument";
import { AddHere } from "../AddHere";
import shared from "../Calendar.module.css";
import type { Item } from "../content";
import { daysBetween, monthOf, plusDays, weeksOf } from "../days";
import { useContent } from "../useContent";
import classes from "./Month.module.css";
import { MonthBar } from "./MonthBar";
import { barsOf, changesByKey, shifted } from "./month";
import { useDropWeek } from "./useDays";

/** A month in whole weeks; what lasts is a bar over its days, and is moved by dragging or with the keyboard. */
export function MonthGrid({ month, name }: { month: string; name: string }) {
  const { t, i18n } = useTranslation("calendars");
  const formats = useFormats();
  const { items, canEdit } = useContent();
  const setFields = useSetFields();
  const said = useSaid();
  const [told, tell] = useState("");
  const weeks = weeksOf(month);
  const change = (item: Item, changes: [string, string][]) => {
    if (changes.length === 0) return;
    setFields(item.id, changes);
    const days = Object.fromEntries(changes);
    const day = formats.day(days.starts_on ?? days.ends_on);
    tell(t(days.starts_on ? "month.moved" : "month.stretched", { title: said(item.title), day }));
    focusSoon(item.id);
  };
  const drop = (id: string, takenOn: string | null, day: string) => {
    const item = items.find((one) => one.id === id);
    if (item) change(item, takenOn ? shifted(item, daysBetween(takenOn, day)) : [["starts_on", day]]);
  };
  return (
    <section aria-label={name} className={classes.month}>
      <div className={classes.names} aria-hidden>
        {weeks[0]!.map((day) => (
          <span key={day}>
            {new Date(`${day}T00:00:00Z`).toLocaleDateString(i18n.language, {
              weekday: "short",
              timeZone: "UTC",
            })}
          </span>
        ))}
      </div>
      {weeks.map((week) => (
        <Week key={week[0]} week={week} month={month} onDrop={drop} onChange={change} />
      ))}
      {canEdit && <p className={`${shared.help} not-printed`}>{t("month.help")}</p>}
      <span role="status" className={frame.said}>
        {told}
      </span>
    </section>
  );
}

interface WeekProps {
  week: readonly string[];
  month: string;
  onDrop: (id: string, takenOn: string | null, day: string) => void;
  onChange: (item: Item, changes: [string, string][]) => void;
}

function Week({ week, month, onDrop, onChange }: WeekProps) {
  const { items, canEdit } = useContent();
  const { element, over } = useDropWeek(canEdit, (id, takenOn, place) => onDrop(id, takenOn, week[place]!));
  const bars = barsOf(items, week);
  const nLines = bars.reduce((most, bar) => Math.max(most, bar.line + 1), 0);
  return (
    <div ref={element} className={classes.week} style={{ "--lines": nLines } as CSSProperties}>
      {week.map((day, place) => (
        <Day key={day} day={day} isOut={monthOf(day) !== month} isOver={over === place} />
      ))}
      {bars.length > 0 && (
        <ul className={classes.bars}>
          {bars.map((bar) => (
            <MonthBar
              key={bar.item.id}
              bar={bar}
              dayAt={(share) => plusDays(week[bar.from]!, Math.floor(share * (bar.until - bar.from + 1)))}
              onKey={(key, isLonger) => onChange(bar.item, changesByKey(bar.item, key, isLonger))}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function Day({ day, isOut, isOver }: { day: string; isOut: boolean; isOver: boolean }) {
  const { t } = useTranslation("calendars");
  const formats = useFormats();
  const { canEdit } = useContent();
  return (
    <div
      className={classes.day}
      data-day={day}
      data-out={isOut || undefined}
      data-today={day === today() || undefined}
      data-over={isOver || undefined}
    >
      <time dateTime={day}>{Number(day.slice(8))}</time>
      {canEdit && (
        <AddHere
          label={t("month.add", { day: formats.day(day) })}
          fields={{ starts_on: day }}
          className={classes.add}
        />
      )}
    </div>
  );
}

/** Focuses an item again once it stands on its new day. */
function focusSoon(id: string) {
  if (!document.activeElement?.closest("[data-item]")) return;
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`)?.focus(),
    ),
  );
}
