import { Box, Group, Stack, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";

interface PageProps {
  title: string;
  /** One sentence: what this screen is for. */
  lead?: ReactNode;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  children: ReactNode;
  /** Without a bound on the width, for maps and charts. */
  isWide?: boolean;
}

/** A screen: its title, what it is for, what can be done, and what it shows. */
export function Page({ title, lead, actions, children, isWide = false }: PageProps) {
  useDocumentTitle(`${title} · Klantreis`);
  return (
    <Box maw={isWide ? undefined : 1180} mx="auto">
      <Group justify="space-between" align="flex-start" mb="lg" gap="md">
        <Stack gap={2} maw={720}>
          <Title order={1} size="h2">
            {title}
          </Title>
          {lead && <Text c="dimmed">{lead}</Text>}
        </Stack>
        {actions && (
          <Group gap="xs" className="not-printed">
            {actions}
          </Group>
        )}
      </Group>
      {children}
    </Box>
  );
}
