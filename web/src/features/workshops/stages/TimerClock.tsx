import { ActionIcon, Button, Menu, Text, Tooltip } from "@mantine/core";
import { IconAlarm, IconPlayerStop, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { setting } from "@/documents/change";
import { useWorkshop } from "../useWorkshop";
import { clock, secondsLeft } from "../workshop";
import classes from "./Stages.module.css";
import { useServerNow } from "./useServerNow";

const MINUTES = [1, 2, 3, 5, 8, 10, 15, 20];
const LONGEST = 24 * 3600;

/** The timer: who leads starts it, everyone sees the same. */
export function TimerClock() {
  const { t } = useTranslation("workshops");
  const { workshop, canLead, apply } = useWorkshop();
  const timer = workshop.timer ?? null;
  const now = useServerNow(timer !== null);
  const left = timer ? secondsLeft(timer, now) : 0;
  const start = (minutes: number) =>
    apply(setting("head", "timer", { started_at: new Date(now).toISOString(), seconds: minutes * 60 }));
  if (!timer && !canLead) return null;
  return (
    <div className={classes.timer} data-over={(timer && left === 0) || undefined}>
      {timer && (
        <Text span role="timer" aria-label={t("timer.label")} className={classes.clock}>
          {clock(left)}
        </Text>
      )}
      <span role="status" className={classes.over}>
        {timer && left === 0 ? t("timer.over") : ""}
      </span>
      {canLead && timer && (
        <>
          <Tooltip label={t("timer.more")}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("timer.more")}
              onClick={() =>
                left === 0
                  ? start(1)
                  : apply(
                      setting("head", "timer", { ...timer, seconds: Math.min(LONGEST, timer.seconds + 60) }),
                    )
              }
            >
              <IconPlus size={18} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t("timer.stop")}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("timer.stop")}
              onClick={() => apply(setting("head", "timer", null))}
            >
              <IconPlayerStop size={18} />
            </ActionIcon>
          </Tooltip>
        </>
      )}
      {canLead && !timer && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" size="xs" leftSection={<IconAlarm size={16} aria-hidden />}>
              {t("timer.start")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {MINUTES.map((minutes) => (
              <Menu.Item key={minutes} onClick={() => start(minutes)}>
                {t("timer.minutes", { count: minutes })}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}
