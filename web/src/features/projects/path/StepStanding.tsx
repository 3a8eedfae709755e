import { Anchor, Checkbox, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { today } from "@/app/format";
import { setting } from "@/documents/change";
import type { Standing } from "../api";
import { ticked } from "../project";
import { useProject } from "../useProject";
import classes from "./Path.module.css";

/** Whether a step is done, what is missing, and a tick for what the app cannot see. */
export function StepStanding({ standing, title }: { standing: Standing; title: string }) {
  const { t } = useTranslation("projects");
  const { step, progress, missing } = standing;
  const { project, canEdit, apply } = useProject();
  const tick = (isDone: boolean | null) =>
    apply(setting("head", "ticks", ticked(project, step, isDone, today())));
  // What was just said shows at once.
  const said = project.ticks?.[step];
  const isDone = said?.is_done ?? progress === "done";
  return (
    <Group className={classes.standing} data-progress={isDone ? "done" : progress} gap="xs">
      <Text size="sm" flex="1 1 240px" role="status">
        {isDone && missing.length === 0 && t("all_there")}
        {missing.length > 0 && (
          <>
            <Text span fw={600} inherit>
              {t("missing.label")}
            </Text>{" "}
            {missing.map((one) => t(`missing.${one}`)).join("; ")}.
          </>
        )}
        {!isDone && missing.length === 0 && t("not_done_by_hand")}
      </Text>
      {said && (
        <Text size="xs" c="dimmed">
          {t("by_hand")}{" "}
          {canEdit && (
            <Anchor
              component="button"
              type="button"
              inherit
              underline="always"
              onClick={() => tick(null)}
              mih={24}
            >
              {t("leave")}
            </Anchor>
          )}
        </Text>
      )}
      {canEdit ? (
        <Checkbox
          label={t("is_done")}
          aria-label={t("is_done_step", { step: title })}
          checked={isDone}
          onChange={(event) => tick(event.currentTarget.checked)}
        />
      ) : (
        <Text size="sm" fw={600}>
          {t(`progress.${progress}`)}
        </Text>
      )}
    </Group>
  );
}
