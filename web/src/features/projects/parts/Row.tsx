import { ActionIcon, Text, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AnchorLink } from "@/components/links";
import classes from "./Parts.module.css";

interface RowProps {
  title: string;
  /** Where it opens; nowhere while it is looked up. */
  to: string | undefined;
  /** Whether what is named exists no more. */
  isGone: boolean;
  /** Takes the name away, not the thing. */
  onRemove: (() => void) | undefined;
  children?: ReactNode;
}

/** Something that a project names, as a line. */
export function Row({ title, to, isGone, onRemove, children }: RowProps) {
  const { t } = useTranslation("projects");
  return (
    <li className={classes.row}>
      <div className={classes.rowWords}>
        {to ? (
          <AnchorLink to={to as "/"} size="sm" fw={550}>
            {title}
          </AnchorLink>
        ) : (
          <Text size="sm">{title}</Text>
        )}
        {isGone && (
          <Text size="xs" c="dimmed">
            {t("linked.gone")}
          </Text>
        )}
        {children}
      </div>
      {onRemove && (
        <Tooltip label={t("linked.remove", { title })}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("linked.remove", { title })}
            onClick={onRemove}
          >
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}
