import { SimpleGrid, Text, ThemeIcon, Title } from "@mantine/core";
import { IconDatabaseImport, IconEye, IconPencil } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspacesQuery } from "@/api/me";
import { CardLink } from "@/components/links";

const WAYS = [
  { key: "import", to: "/w/$workspaceId/data", icon: IconDatabaseImport },
  { key: "draw", to: "/w/$workspaceId/maps", icon: IconPencil },
  { key: "example", to: "/w/$workspaceId/data", icon: IconEye },
] as const;

/** Three ways to begin in a workspace where there is nothing yet. */
export function Beginnings() {
  const { t } = useTranslation("start");
  const workspaceId = useWorkspaceId();
  const others = (useQuery(workspacesQuery).data ?? []).filter((one) => one.id !== workspaceId);
  return (
    <section>
      <Title order={2} size="h4" mb="sm">
        {t("begin.title")}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 3 }} mb="xl">
        {WAYS.map((way) => (
          <CardLink
            key={way.key}
            to={way.key === "example" && others.length > 0 ? "/" : way.to}
            params={{ workspaceId }}
            withBorder
            padding="lg"
          >
            <ThemeIcon size={40} radius="xl" variant="light" mb="sm" aria-hidden>
              <way.icon size={22} stroke={1.6} />
            </ThemeIcon>
            <Text fw={650}>{t(`begin.${way.key}`)}</Text>
            <Text size="sm" c="dimmed" mt={4}>
              {t(
                way.key === "example" && others.length > 0 ? "begin.example_other" : `begin.${way.key}_text`,
              )}
            </Text>
          </CardLink>
        ))}
      </SimpleGrid>
    </section>
  );
}
