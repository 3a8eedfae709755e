import { Anchor, Badge, Box, Checkbox, Group, Text, Title } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { AnchorLink } from "@/components/links";
import { tellFailure } from "@/components/told";
import { overviewQuery, type Standing, tickStep } from "@/features/start/api";
import classes from "@/features/start/MethodPath.module.css";
import { nextStep, stationAt, wayFrom } from "@/features/start/path";

// A step that is not here has no screen of its own yet.
const SCREENS = {
  goal: "/w/$workspaceId/maps",
  scope: "/w/$workspaceId/maps",
  format: "/w/$workspaceId/maps",
  persona: "/w/$workspaceId/personas",
  touchpoints: "/w/$workspaceId/touchpoints",
  analysis: "/w/$workspaceId/explore",
  improvement: "/w/$workspaceId/maps",
} as const;

/** The steps that are told in the head of a map. */
const IN_HEAD = new Set(["goal", "scope", "format"]);

interface MethodPathProps {
  steps: readonly Standing[];
  /** The map whose head tells goal, scope and format; without one there is only the list to go to. */
  mapId: string | undefined;
  canTick: boolean;
}

/** The eight steps of the method as a winding path, with where the team stands. */
export function MethodPath({ steps, mapId, canTick }: MethodPathProps) {
  const { t } = useTranslation("start");
  const next = nextStep(steps);
  return (
    <section>
      <Title order={2} size="h4" mb="md">
        {t("path.title")}
      </Title>
      <ol className={classes.path}>
        {steps.map((step, at) => (
          <li key={step.step} className={classes.step} aria-current={step === next ? "step" : undefined}>
            {at < steps.length - 1 && <Way at={at} isDone={step.progress === "done"} />}
            <Station at={at} step={step} isNext={step === next} />
            <Box className={classes.words}>
              <Heading step={step} isNext={step === next} canTick={canTick} mapId={mapId} />
              <Text size="sm" c="dimmed" maw={560}>
                {t(`steps.${step.step}.text`)} {!(step.step in SCREENS) && t("path.no_screen")}
              </Text>
            </Box>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface HeadingProps {
  step: Standing;
  mapId: string | undefined;
  isNext: boolean;
  canTick: boolean;
}

function Heading({ step, mapId, isNext, canTick }: HeadingProps) {
  const { t } = useTranslation("start");
  const workspaceId = useWorkspaceId();
  const to = SCREENS[step.step as keyof typeof SCREENS];
  const title = t(`steps.${step.step}.title`);
  return (
    <Group gap="xs" mb={2}>
      <Title order={3} size="h5">
        {mapId && IN_HEAD.has(step.step) ? (
          <AnchorLink
            to="/w/$workspaceId/maps/$mapId"
            params={{ workspaceId, mapId }}
            search={{ panel: "head" }}
            inherit
          >
            {title}
          </AnchorLink>
        ) : to ? (
          <AnchorLink to={to} params={{ workspaceId }} inherit>
            {title}
          </AnchorLink>
        ) : (
          title
        )}
      </Title>
      {!(canTick && step.progress === "done") && (
        <Badge variant={isNext ? "light" : "default"}>
          {t(isNext && step.progress === "open" ? "path.next" : `progress.${step.progress}`)}
        </Badge>
      )}
      {canTick && <Tick step={step} />}
    </Group>
  );
}

function Tick({ step }: { step: Standing }) {
  const { t } = useTranslation("start");
  const workspaceId = useWorkspaceId();
  const client = useQueryClient();
  const tick = useMutation({
    mutationFn: (isDone: boolean | null) => tickStep(workspaceId, step.step, isDone),
    onSuccess: ({ steps }) =>
      client.setQueryData(overviewQuery(workspaceId).queryKey, (before) => before && { ...before, steps }),
    onError: tellFailure,
  });
  // What was just said shows at once.
  const isDone = (tick.isPending ? tick.variables : null) ?? step.progress === "done";
  return (
    <Group gap="sm" className="not-printed">
      <Checkbox
        size="xs"
        label={t("path.is_done")}
        aria-label={t("path.is_done_step", { step: t(`steps.${step.step}.title`) })}
        checked={isDone}
        onChange={(event) => tick.mutate(event.currentTarget.checked)}
        className={classes.tick}
      />
      {step.is_ticked && (
        <Text size="xs" c="dimmed">
          {t("path.by_hand")}{" "}
          <Anchor
            component="button"
            type="button"
            inherit
            underline="always"
            onClick={() => tick.mutate(null)}
          >
            {t("path.leave")}
          </Anchor>
        </Text>
      )}
    </Group>
  );
}

function Station({ at, step, isNext }: { at: number; step: Standing; isNext: boolean }) {
  return (
    <span
      className={classes.station}
      data-progress={step.progress}
      data-next={isNext || undefined}
      style={{ left: stationAt(at) }}
      aria-hidden
    >
      {step.progress === "done" ? <IconCheck size={16} stroke={2.5} /> : at + 1}
    </span>
  );
}

function Way({ at, isDone }: { at: number; isDone: boolean }) {
  return (
    <svg
      className={classes.way}
      viewBox="0 0 64 100"
      preserveAspectRatio="none"
      data-done={isDone || undefined}
      aria-hidden="true"
    >
      <path d={wayFrom(at)} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
