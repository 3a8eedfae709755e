import { Badge, Box, Group, Select, Text, Title } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { AnchorLink, ButtonLink } from "@/components/links";
import { addressOf } from "@/documents/places";
import type { ProjectStanding, Standing } from "@/features/projects/api";
import { useExplained } from "@/features/projects/useProject";
import classes from "@/features/start/MethodPath.module.css";
import { nextStep, stationAt, wayFrom } from "@/features/start/path";

interface MethodPathProps {
  projects: readonly ProjectStanding[];
  /** The one whose path is shown. */
  project: ProjectStanding;
  onChoose: (projectId: string) => void;
}

/** The eight steps of a project as a winding path, with where the team stands. */
export function MethodPath({ projects, project, onChoose }: MethodPathProps) {
  const { t } = useTranslation("start");
  const next = nextStep(project.steps);
  return (
    <section>
      <Title order={2} size="h4" mb="md">
        {t("path.title")}
      </Title>
      <WhichProject projects={projects} project={project} onChoose={onChoose} />
      <ol className={classes.path}>
        {project.steps.map((step, at) => (
          <li key={step.step} className={classes.step} aria-current={step === next ? "step" : undefined}>
            {at < project.steps.length - 1 && <Way at={at} isDone={step.progress === "done"} />}
            <Station at={at} step={step} isNext={step === next} />
            <Box className={classes.words}>
              <Words step={step} isNext={step === next} projectId={project.id} />
            </Box>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Of which project the path is, with a choice where there are several. */
function WhichProject({ projects, project, onChoose }: MethodPathProps) {
  const { t } = useTranslation("start");
  const workspaceId = useWorkspaceId();
  return (
    <Group justify="space-between" mb="lg" gap="sm">
      {projects.length > 1 ? (
        <Select
          aria-label={t("path.of")}
          data={projects.map((one) => ({ value: one.id, label: one.title }))}
          value={project.id}
          onChange={(id) => id && onChoose(id)}
          allowDeselect={false}
          w={320}
          maw="100%"
        />
      ) : (
        <Text fw={600}>{project.title}</Text>
      )}
      <ButtonLink
        to={addressOf(workspaceId, "project", project.id) as "/"}
        variant="default"
        size="xs"
        className="not-printed"
      >
        {t("path.open")}
      </ButtonLink>
    </Group>
  );
}

interface WordsProps {
  step: Standing;
  isNext: boolean;
  projectId: string;
}

function Words({ step, isNext, projectId }: WordsProps) {
  const { t } = useTranslation("start");
  const { t: ofProject } = useTranslation("projects");
  const workspaceId = useWorkspaceId();
  const { title, text } = useExplained()(step.step);
  return (
    <>
      <Group gap="xs" mb={2}>
        <Title order={3} size="h5">
          <AnchorLink
            to={addressOf(workspaceId, "project", projectId) as "/"}
            search={{ step: step.step }}
            inherit
          >
            {title}
          </AnchorLink>
        </Title>
        <Badge variant={isNext ? "light" : "default"}>
          {isNext && step.progress === "open" ? t("path.next") : ofProject(`progress.${step.progress}`)}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed" maw={560}>
        {text}
      </Text>
      {isNext && step.missing.length > 0 && (
        <Text size="sm" mt={4} maw={560}>
          {ofProject("missing.label")} {step.missing.map((one) => ofProject(`missing.${one}`)).join("; ")}.
        </Text>
      )}
    </>
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
