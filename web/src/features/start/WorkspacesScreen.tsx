import { Badge, Container, Group, SimpleGrid, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { IconFolderOff } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { workspacesQuery } from "@/api/me";
import { AccountMenu } from "@/app/AccountMenu";
import { Empty } from "@/components/Empty";
import { CardLink } from "@/components/links";

/** The workspaces that I am a member of. */
export function WorkspacesScreen() {
  const { t } = useTranslation("start");
  useDocumentTitle(`${t("workspaces.title")} · Klantreis`);
  const workspaces = useSuspenseQuery(workspacesQuery).data;
  return (
    <Container size="md" py="xl" component="main">
      <Group justify="space-between" mb="lg">
        <Title order={1} size="h2">
          {t("workspaces.title")}
        </Title>
        <AccountMenu />
      </Group>
      {workspaces.length === 0 && (
        <Empty icon={<IconFolderOff />} title={t("workspaces.none")}>
          {t("workspaces.none_text")}
        </Empty>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {workspaces.map((one) => (
          <CardLink key={one.id} to="/w/$workspaceId" params={{ workspaceId: one.id }} withBorder>
            <Group justify="space-between" wrap="nowrap">
              <Text fw={650} size="lg" truncate>
                {one.name}
              </Text>
              <Badge variant="light">{t(`roles.${one.role}`)}</Badge>
            </Group>
            <Text c="dimmed" size="sm" mt={4}>
              {t("workspaces.about", { zone: one.time_zone, currency: one.currency })}
            </Text>
          </CardLink>
        ))}
      </SimpleGrid>
    </Container>
  );
}
