import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { Failure } from "@/components/Failure";
import { Waiting } from "@/components/Waiting";
import { useDocumentId } from "@/documents/address";
import { together } from "@/documents/change";
import { useSaid } from "@/documents/useDocument";
import type { Text as Words } from "@/mapping/types";
import { type KnownNeed, knownNeedsQuery } from "../api";
import { ImportanceMark, WorthMark } from "../marks";
import type { Canvas } from "../proposition";
import { useProposition } from "../useProposition";
import { taking, untaken } from "./known";
import classes from "./Panel.module.css";

const AT_ONCE = 25;

/** What the persona, the maps and the interviews tell already: taken one by one or all together. */
export function Feed({ canvas }: { canvas: Canvas }) {
  const { t } = useTranslation("propositions");
  const workspaceId = useWorkspaceId();
  const place = { workspaceId, documentId: useDocumentId(), canvasId: canvas.id };
  const asked = useQuery(knownNeedsQuery(place));
  if (asked.error) return <Failure error={asked.error} reset={() => asked.refetch()} />;
  if (!asked.data) return <Waiting rows={6} />;
  const known = untaken(canvas, asked.data);
  const sources = [...new Set(known.map((one) => one.source))];
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t(known.length > 0 ? "feed.about" : "feed.nothing")}
      </Text>
      {sources.map((source) => (
        <FromSource
          key={source}
          canvas={canvas}
          source={source}
          needs={known.filter((one) => one.source === source)}
        />
      ))}
    </Stack>
  );
}

interface FromSourceProps {
  canvas: Canvas;
  source: string;
  needs: readonly KnownNeed[];
}

function FromSource({ canvas, source, needs }: FromSourceProps) {
  const { t } = useTranslation("propositions");
  const { proposition, canEdit, apply } = useProposition();
  const [n, setN] = useState(AT_ONCE);
  const take = (some: readonly KnownNeed[]) => apply(together(taking(proposition, canvas, some)));
  return (
    <section aria-label={source}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Title order={3} size="h6">
          {source}{" "}
          <Text span size="sm" c="dimmed" fw={400} className="figures">
            {needs.length}
          </Text>
        </Title>
        {canEdit && needs.length > 1 && (
          <Button size="compact-xs" variant="light" flex="none" onClick={() => take(needs)}>
            {t("feed.all", { count: needs.length })}
          </Button>
        )}
      </Group>
      {needs.slice(0, n).map((one) => (
        <KnownLine
          key={`${one.need.kind} ${one.need.id}`}
          known={one}
          onTake={canEdit ? () => take([one]) : undefined}
        />
      ))}
      {needs.length > n && (
        <Button size="compact-xs" variant="subtle" mt={6} onClick={() => setN(n + AT_ONCE)}>
          {t("feed.more", { count: needs.length - n })}
        </Button>
      )}
    </section>
  );
}

function KnownLine({ known, onTake }: { known: KnownNeed; onTake: (() => void) | undefined }) {
  const { t } = useTranslation("propositions");
  const said = useSaid()(known.need.text as Words);
  return (
    <Group wrap="nowrap" gap="xs" align="flex-start" className={classes.known}>
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm" className={classes.words}>
          {said}
        </Text>
        <Group gap={8} c="dimmed" fz="xs">
          {t(`one.${known.need.kind}`)}
          <Group gap={4}>
            <WorthMark status={known.status} isSaid={false} />
            {t(`status.${known.status}`)}
          </Group>
          <ImportanceMark importance={known.need.importance as number | undefined} />
        </Group>
      </div>
      {onTake && (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={13} />}
          onClick={onTake}
          aria-label={t("feed.take_named", { text: said })}
        >
          {t("feed.take")}
        </Button>
      )}
    </Group>
  );
}
