import { Button, Group, Stack, Text } from "@mantine/core";
import { IconMessage, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useAddress } from "@/documents/address";
import { type Found, find } from "@/mapping/places";
import type { Card, Lane, Phase, Step } from "@/mapping/types";
import { KINDS } from "../kinds";
import { useDocument, useStore, useView } from "../useMap";
import { CardFields } from "./CardFields";
import { EvidenceList } from "./EvidenceList";
import { WordsField } from "./fields";
import { LaneFields } from "./LaneFields";
import { StepFields } from "./StepFields";

/** All about what is selected: a card, a step, a phase or a lane. */
export default function CardPanel() {
  const { t } = useTranslation("maps");
  const map = useDocument();
  const selected = useView((view) => view.selected);
  const found = selected === null ? undefined : find(map, selected);
  if (!found || !selected) return <Text c="dimmed">{t("details.none")}</Text>;
  return (
    // What was being written belongs to one part alone.
    <Stack gap="sm" key={selected}>
      <Kind found={found} />
      <Fields found={found} />
      <Below id={selected} />
    </Stack>
  );
}

function Kind({ found: { what, part } }: { found: Found }) {
  const { t } = useTranslation("maps");
  const kind = what === "card" ? (part as Card).kind : null;
  const Icon = kind ? KINDS[kind].icon : null;
  return (
    <Group gap={6} c="dimmed">
      {Icon && <Icon size={16} aria-hidden />}
      <Text size="sm">{kind ? t(`one.${kind}`) : t(`details.${what}`)}</Text>
    </Group>
  );
}

function Fields({ found: { what, part } }: { found: Found }) {
  const { t } = useTranslation("maps");
  if (what === "card") {
    return (
      <>
        <CardFields card={part as Card} />
        <EvidenceList card={part as Card} />
      </>
    );
  }
  if (what === "step") return <StepFields step={part as Step} />;
  if (what === "lane") return <LaneFields lane={part as Lane} />;
  if (what === "phase") {
    const { id, title } = part as Phase;
    return <WordsField id={id} field="title" label={t("grid.phase_title")} value={title} />;
  }
  return null;
}

function Below({ id }: { id: string }) {
  const { t } = useTranslation("maps");
  const { apply } = useStore();
  const canEdit = useView((view) => view.canEdit);
  const [, openPanel] = useAddress("panel");
  return (
    <Group justify="space-between" mt="xs">
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconMessage size={16} />}
        onClick={() => openPanel("comments")}
      >
        {t("panel.comments")}
      </Button>
      {canEdit && (
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          leftSection={<IconTrash size={16} />}
          onClick={() => apply({ op: "remove", id })}
        >
          {t("details.remove")}
        </Button>
      )}
    </Group>
  );
}
