import { Box, Paper, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface SectionProps {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}

/** A part of the settings under a heading of its own. */
export function Section({ title, lead, children }: SectionProps) {
  return (
    <Box component="section" mb="xl">
      <Title order={2} size="h4" mb={4}>
        {title}
      </Title>
      {lead && (
        <Text c="dimmed" size="sm" mb="sm" maw={640}>
          {lead}
        </Text>
      )}
      <Paper withBorder p="md" mt="sm">
        {children}
      </Paper>
    </Box>
  );
}
