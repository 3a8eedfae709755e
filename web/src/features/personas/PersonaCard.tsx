import { Checkbox, Group, Paper, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { AnchorLink } from "@/components/links";
import { sizeQuery } from "@/features/personas/api";
import classes from "@/features/personas/PersonaCard.module.css";
import { Portrait } from "@/features/personas/Portrait";
import { isEveryone } from "@/features/personas/rule";
import { Size } from "@/features/personas/SegmentSize";
import type { Kept } from "@/features/personas/types";
import { said } from "@/mapping/texts";

interface PersonaCardProps {
  persona: Kept;
  isPicked: boolean;
  /** Without it there is nothing to compare with. */
  onPick?: (isPicked: boolean) => void;
}

/** A persona in short: who, in which words, and how many. */
export function PersonaCard({ persona, isPicked, onPick }: PersonaCardProps) {
  const { t, i18n } = useTranslation("personas");
  const workspaceId = useWorkspaceId();
  const size = useQuery({
    ...sizeQuery(workspaceId, persona.id, persona.version),
    enabled: !isEveryone(persona.segment),
  });
  return (
    <Paper component="li" withBorder p="lg" className={classes.card} data-picked={isPicked || undefined}>
      <Stack gap="md" h="100%">
        <Group wrap="nowrap" align="flex-start">
          <Portrait name={persona.name} path={persona.portrait} size={64} />
          <Stack gap={2} flex={1} miw={0}>
            <AnchorLink
              to="/w/$workspaceId/personas/$personaId"
              params={{ workspaceId, personaId: persona.id }}
              className={classes.name}
              underline="never"
            >
              {persona.name}
            </AnchorLink>
            <Text size="sm" c="dimmed" lineClamp={2}>
              {said(persona.description, i18n.language)}
            </Text>
          </Stack>
          {onPick && (
            <Checkbox
              className={classes.pick}
              checked={isPicked}
              onChange={(event) => onPick(event.currentTarget.checked)}
              aria-label={t("compare.pick", { name: persona.name })}
            />
          )}
        </Group>
        <Text fs="italic" flex={1} className={classes.quote} lineClamp={3}>
          {said(persona.quote, i18n.language)}
        </Text>
        <Stack gap={2}>
          {isEveryone(persona.segment) ? (
            <Text size="sm" c="dimmed">
              {t("size.no_rule")}
            </Text>
          ) : (
            <Size size={size.data} error={size.error} />
          )}
          <Text size="sm" c="dimmed">
            {t("used.count", { count: persona.used_by.length })}
          </Text>
        </Stack>
      </Stack>
    </Paper>
  );
}
