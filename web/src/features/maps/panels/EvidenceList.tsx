import { ActionIcon, Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconChartBar, IconFileText, IconForms, IconPlus, IconQuote, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { statusOf } from "@/mapping/status";
import type { Card, Evidence } from "@/mapping/types";
import { useDocument, useSaid, useStore, useView } from "../useMap";
import { NewEvidence } from "./NewEvidence";

const ICONS = { quote: IconQuote, answer: IconForms, metric: IconChartBar, document: IconFileText };

/** What a card rests on, and more of it. */
export function EvidenceList({ card }: { card: Card }) {
  const { t } = useTranslation("maps");
  const { head } = useDocument();
  const canEdit = useView((view) => view.canEdit);
  const [isAdding, setAdding] = useState(false);
  return (
    <Stack gap="xs" mt="xs">
      <Group justify="space-between">
        <Title order={3} size="h6">
          {t("evidence.title")}
        </Title>
        {canEdit && !isAdding && (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlus size={14} />}
            onClick={() => setAdding(true)}
          >
            {t("evidence.add")}
          </Button>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        {t(`basis.${statusOf(card, head)}`)}
      </Text>
      {card.evidence.map((one) => (
        <EvidenceItem key={one.id} evidence={one} />
      ))}
      {isAdding && <NewEvidence card={card} done={() => setAdding(false)} />}
    </Stack>
  );
}

function EvidenceItem({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const { apply } = useStore();
  const canEdit = useView((view) => view.canEdit);
  const Icon = ICONS[evidence.kind];
  return (
    <Group align="flex-start" wrap="nowrap" gap={8}>
      <Icon
        size={16}
        style={{ flex: "none", marginTop: 3 }}
        aria-label={t(`evidence.kind.${evidence.kind}`)}
      />
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm" fs={evidence.kind === "quote" ? "italic" : undefined}>
          {said(evidence.text)}
        </Text>
        <About evidence={evidence} />
      </div>
      {canEdit && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t("evidence.remove")}
          onClick={() => apply({ op: "remove", id: evidence.id })}
        >
          <IconX size={14} />
        </ActionIcon>
      )}
    </Group>
  );
}

function About({ evidence }: { evidence: Evidence }) {
  const formats = useFormats();
  const { source, date } = evidence;
  const speaker = evidence.kind === "quote" ? evidence.speaker : null;
  const about = [figureOf(evidence, formats), speaker, source, date && formats.day(date)].filter(Boolean);
  return (
    <Text size="xs" c="dimmed" className="figures" style={{ overflowWrap: "anywhere" }}>
      {about.join(" · ")}
    </Text>
  );
}

/** A figure with its unit, interval and n. */
function figureOf(evidence: Evidence, formats: ReturnType<typeof useFormats>): string | null {
  if (evidence.kind !== "metric" && evidence.kind !== "answer") return null;
  const { value, n, low, high } = evidence;
  if (value == null) return null;
  const unit = evidence.kind === "metric" ? evidence.unit : evidence.scale;
  const interval = low != null && high != null ? ` (${formats.number(low)} … ${formats.number(high)})` : "";
  const many = n != null ? `, n = ${formats.number(n)}` : "";
  return `${formats.number(value)}${unit ? ` ${unit}` : ""}${interval}${many}`;
}
