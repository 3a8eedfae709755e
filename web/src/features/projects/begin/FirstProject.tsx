import { Paper, Text, Title } from "@mantine/core";
import { IconRoute } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Empty } from "@/components/Empty";
import { NewProject } from "./NewProject";

/** Begins the first project of a workspace: what one is, and what it can begin from. */
export function FirstProject({ canEdit }: { canEdit: boolean }) {
  const { t } = useTranslation("projects");
  if (!canEdit)
    return (
      <Empty icon={<IconRoute />} title={t("none.viewer")}>
        {t("none.text_viewer")}
      </Empty>
    );
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="first-project">
      <Title order={2} size="h4" id="first-project">
        {t("none.title")}
      </Title>
      <Text c="dimmed" mt={4} mb="lg" maw={680}>
        {t("none.text")}
      </Text>
      <NewProject />
    </Paper>
  );
}
