import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Send.module.css";

/** A part of the sending: its title, what it is for, its fields. */
export function Section({
  name,
  children,
}: {
  name: "link" | "personal" | "when" | "words";
  children: ReactNode;
}) {
  const { t } = useTranslation("surveys");
  return (
    <section className={classes.section} aria-labelledby={`send-${name}`}>
      <Title order={2} size="h5" id={`send-${name}`}>
        {t(`send.${name}`)}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t(`send.${name}_about`)}
      </Text>
      {children}
    </section>
  );
}
