import { Center, Stack, Text, ThemeIcon, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface EmptyProps {
  icon: ReactNode;
  title: string;
  /** What this place will show, and what to do to get there. */
  children: ReactNode;
  /** The button that does it. */
  action?: ReactNode;
  /** Whether it is all of a screen, so that its title is the screen's. */
  isScreen?: boolean;
}

/** A place where there is nothing yet, and what to do about it. */
export function Empty({ icon, title, children, action, isScreen = false }: EmptyProps) {
  return (
    <Center py={48} px="md">
      <Stack align="center" gap="sm" maw={460}>
        <ThemeIcon size={56} radius="xl" variant="light" aria-hidden>
          {icon}
        </ThemeIcon>
        <Title order={isScreen ? 1 : 2} size="h3" ta="center">
          {title}
        </Title>
        <Text c="dimmed" ta="center">
          {children}
        </Text>
        {action}
      </Stack>
    </Center>
  );
}
