import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ItemButton } from "../ItemButton";
import { useContent } from "../useContent";
import classes from "./Month.module.css";
import { agendaOf } from "./month";

/** The items of a month day by day: what a narrow screen has room for. */
export function Agenda({ month }: { month: string }) {
  const { t, i18n } = useTranslation("calendars");
  const { items } = useContent();
  const days = agendaOf(items, month);
  if (days.length === 0)
    return (
      <Text c="dimmed" size="sm">
        {t("month.nothing")}
      </Text>
    );
  return (
    <div className={classes.agenda}>
      {days.map(([day, there]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h3 id={`day-${day}`}>
            {new Date(`${day}T00:00:00Z`).toLocaleDateString(i18n.language, {
              weekday: "long",
              day: "numeric",
              month: "long",
              timeZone: "UTC",
            })}
          </h3>
          <ul>
            {there.map((item) => (
              <li key={item.id}>
                <ItemButton item={item} className={classes.large} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
