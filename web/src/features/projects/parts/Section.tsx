import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./Parts.module.css";

/** A part of a step under a heading. */
export function Section({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <Title order={3} size="h5">
        {title}
      </Title>
      {about && (
        <Text size="sm" c="dimmed" mb={6}>
          {about}
        </Text>
      )}
      {children}
    </section>
  );
}
