import { Button, Popover } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { paperOf } from "../palette";
import { useWorkshop } from "../useWorkshop";
import classes from "./Stages.module.css";

/** Who is here, each once, and how many notes or votes each has given. */
export function Present() {
  const { t } = useTranslation("workshops");
  const { people, workshop, stage } = useWorkshop();
  const here = [...new Map(people.map((one) => [one.guest || `member-${one.user_id}`, one.name]))];
  const given = (id: string) =>
    (stage === "voting" ? workshop.votes : workshop.notes)?.filter((one) => one.guest === id).length ?? 0;
  if (here.length === 0) return null;
  return (
    <Popover position="bottom-end" shadow="md">
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          leftSection={<IconUsers size={16} aria-hidden />}
          aria-label={t("present.label", { count: here.length })}
        >
          {here.length}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={classes.people} aria-label={t("present.title")}>
          {here.map(([id, name]) => (
            <li key={id}>
              <span
                className={classes.paper}
                style={paperOf(workshop.guests?.find((guest) => guest.id === id))}
                aria-hidden
              />
              <span>{name}</span>
              {stage !== "result" && (
                <span className={classes.given}>
                  {t(stage === "voting" ? "present.votes" : "present.notes", { count: given(id) })}
                </span>
              )}
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
