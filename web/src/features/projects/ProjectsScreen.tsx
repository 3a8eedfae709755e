import { Button, Modal, SimpleGrid } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { Page } from "@/components/Page";
import { projectsQuery } from "./api";
import { FirstProject } from "./begin/FirstProject";
import { NewProject } from "./begin/NewProject";
import { ProjectCard } from "./ProjectCard";

/** The projects of a workspace and how far each is; without any, the first is begun here. */
export default function ProjectsScreen() {
  const { t } = useTranslation("projects");
  const workspaceId = useWorkspaceId();
  const { role } = useSuspenseQuery(workspaceQuery(workspaceId)).data;
  const projects = useSuspenseQuery(projectsQuery(workspaceId)).data;
  const canEdit = role === "owner" || role === "editor";
  const [isNewOpen, asking] = useDisclosure();
  return (
    <Page
      title={t("name")}
      lead={t("lead")}
      actions={
        canEdit &&
        projects.length > 0 && (
          <Button leftSection={<IconPlus size={16} />} onClick={asking.open}>
            {t("new.title")}
          </Button>
        )
      }
    >
      {projects.length > 0 ? (
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
          {projects.map((one) => (
            <ProjectCard key={one.id} project={one} />
          ))}
        </SimpleGrid>
      ) : (
        <FirstProject canEdit={canEdit} />
      )}
      <Modal opened={isNewOpen} onClose={asking.close} title={t("new.title")} size="xl">
        <NewProject />
      </Modal>
    </Page>
  );
}
