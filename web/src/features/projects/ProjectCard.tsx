import { Badge, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { CardLink } from "@/components/links";
import { addressOf } from "@/documents/places";
import type { ProjectStanding } from "./api";
import { Stations } from "./path/Stations";
import { useExplained } from "./useProject";

/** A project in the list: how far it is, and what comes next. */
export function ProjectCard({ project }: { project: ProjectStanding }) {
  const { t } = useTranslation("projects");
  const formats = useFormats();
  const workspaceId = useWorkspaceId();
  const explained = useExplained();
  const next = project.steps.find((one) => one.progress !== "done");
  const nDone = project.steps.filter((one) => one.progress === "done").length;
  return (
    <CardLink to={addressOf(workspaceId, "project", project.id)} withBorder padding="lg">
      <Group justify="space-between" wrap="nowrap" align="flex-start" mb="sm">
        <Text fw={650}>{project.title}</Text>
        {project.is_simulated && <Badge variant="default">{t("simulated")}</Badge>}
      </Group>
      <Stations steps={project.steps} />
      <Text size="sm" mt="sm">
        {t("n_done", { count: nDone })}
        {next && ` · ${t("next", { step: explained(next.step).title })}`}
      </Text>
      <Text size="xs" c="dimmed" mt={4}>
        {[project.owner, t("changed", { ago: formats.ago(project.changed_at) })].filter(Boolean).join(" · ")}
      </Text>
    </CardLink>
  );
}
