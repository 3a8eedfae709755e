import { Anchor, Collapse, Stack, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useKnown } from "@/components/known";
import { AnchorLink } from "@/components/links";
import { ChannelsField } from "@/features/personas/ChannelsField";
import { Demographics } from "@/features/personas/Demographics";
import { PersonaFigures } from "@/features/personas/PersonaFigures";
import classes from "@/features/personas/PersonaPage.module.css";
import type { PartProps } from "@/features/personas/PersonaScreen";
import { RuleInWords } from "@/features/personas/RuleInWords";
import { isEveryone } from "@/features/personas/rule";
import { SegmentBuilder } from "@/features/personas/SegmentBuilder";
import { LiveSize } from "@/features/personas/SegmentSize";
import { EMPTY_RULE, type Kept, type Rule } from "@/features/personas/types";

/** What a persona is in figures: its rule, its persons, and where it is used. */
export function PersonaSide({ persona, kept, onChange }: PartProps & { kept: Kept }) {
  const { t } = useTranslation("personas");
  const workspaceId = useWorkspaceId();
  const known = useKnown();
  return (
    <Stack gap="lg" className={classes.side}>
      <Part title={t("side.figures")}>
        <PersonaFigures persona={kept} />
      </Part>
      <Part title={t("side.segment")}>
        <Segment rule={persona.segment} onChange={onChange && ((segment) => onChange({ segment }))} />
      </Part>
      <Part title={t("fields.demographics")}>
        <Demographics persona={persona} onChange={onChange} />
      </Part>
      <Part title={t("fields.channels")}>
        {onChange ? (
          <ChannelsField channels={persona.channels} onChange={(channels) => onChange({ channels })} />
        ) : null}
        <Text size="sm" className={onChange && "only-printed"}>
          {persona.channels.map((channel) => known(channel, "channel")).join(", ") || t("nothing_yet")}
        </Text>
      </Part>
      <Part title={t("used.title")}>
        {kept.used_by.length === 0 && (
          <Text size="sm" c="dimmed">
            {t("used.none")}
          </Text>
        )}
        {kept.used_by.map((one) => (
          <AnchorLink
            key={one.map_id}
            to="/w/$workspaceId/maps/$mapId"
            params={{ workspaceId, mapId: one.map_id }}
            size="sm"
            display="block"
            py={3}
          >
            {one.title}
            {one.is_copied && ` (${t("used.copied")})`}
          </AnchorLink>
        ))}
      </Part>
    </Stack>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.part}>
      <Title order={2} size="h5" mb={6}>
        {title}
      </Title>
      {children}
    </section>
  );
}

interface SegmentProps {
  rule: Rule | null;
  onChange?: (rule: Rule | null) => void;
}

function Segment({ rule, onChange }: SegmentProps) {
  const { t } = useTranslation("personas");
  const [isOpen, { toggle }] = useDisclosure();
  const id = useId();
  return (
    <Stack gap="xs">
      <RuleInWords rule={rule} />
      {onChange && (
        <>
          <Anchor
            component="button"
            type="button"
            size="sm"
            ta="start"
            onClick={toggle}
            aria-expanded={isOpen}
            aria-controls={id}
            className="not-printed"
          >
            {t(isOpen ? "segment.close" : isEveryone(rule) ? "segment.make" : "segment.edit")}
          </Anchor>
          <Collapse expanded={isOpen} id={id} className="not-printed">
            <SegmentBuilder
              rule={rule ?? EMPTY_RULE}
              onChange={(next) => onChange(isEveryone(next) ? null : next)}
            />
          </Collapse>
          {isOpen && rule && <LiveSize rule={rule} />}
        </>
      )}
    </Stack>
  );
}
