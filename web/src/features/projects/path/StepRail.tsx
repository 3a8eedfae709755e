import { Text, UnstyledButton } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Standing } from "../api";
import type { StepName } from "../project";
import { useExplained } from "../useProject";
import classes from "./Path.module.css";

interface StepRailProps {
  standings: readonly Standing[];
  open: StepName;
  onOpen: (step: StepName) => void;
}

/** The eight steps and how far each is; a press opens one. */
export function StepRail({ standings, open, onOpen }: StepRailProps) {
  const { t } = useTranslation("projects");
  const explained = useExplained();
  const nDone = standings.filter((one) => one.progress === "done").length;
  return (
    <nav aria-label={t("steps")} className={`${classes.rail} not-printed`}>
      <Text size="sm" c="dimmed" className={classes.railHead} role="status">
        {t("n_done", { count: nDone })}
      </Text>
      <ol>
        {standings.map((one, at) => (
          <li key={one.step} data-done={one.progress === "done" || undefined}>
            <UnstyledButton
              className={classes.stop}
              aria-current={one.step === open ? "step" : undefined}
              onClick={() => onOpen(one.step)}
            >
              <span className={classes.station} data-progress={one.progress} aria-hidden>
                {one.progress === "done" ? <IconCheck size={15} stroke={2.5} /> : at + 1}
              </span>
              <span className={classes.stopWords}>
                <span className={classes.stopTitle}>{explained(one.step).title}</span>
                <span className={classes.stopProgress}>{t(`progress.${one.progress}`)}</span>
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </nav>
  );
}
