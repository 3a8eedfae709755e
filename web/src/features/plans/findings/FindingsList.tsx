import { Button, Checkbox, Group, ScrollArea, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { Failure } from "@/components/Failure";
import { Waiting } from "@/components/Waiting";
import { useDocumentId } from "@/documents/address";
import { adding, together } from "@/documents/change";
import { said } from "@/mapping/texts";
import type { Text as Words } from "@/mapping/types";
import { type FoundFinding, findingsQuery } from "../api";
import { usePlan } from "../usePlan";
import { FindingLine } from "./FindingLine";
import { actedOn, actionsFor, isTaken, keyOf } from "./placed";

/** The findings of all maps, each with what acting on it may yield; those chosen become actions. */
export function FindingsList({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation("plans");
  const { plan, actions, apply } = usePlan();
  const found = useQuery({
    ...findingsQuery(useWorkspaceId(), useDocumentId(), i18n.language),
    refetchOnMount: "always",
  });
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  if (found.error) return <Failure error={found.error} reset={() => found.refetch()} />;
  if (!found.data) return <Waiting rows={6} />;
  if (found.data.length === 0) return <Text c="dimmed">{t("findings.none")}</Text>;
  const taken = actedOn(actions);
  const wanted = found.data.filter((one) => chosen.has(keyOf(one.action)) && !isTaken(taken, one.action));
  const add = () => {
    const parts = actionsFor(
      plan,
      wanted.map(({ action }) => ({ action, words: said(action.title as Words, i18n.language) })),
    );
    if (parts.length > 0) apply(together(parts.map((part) => adding("action", part))));
    onClose();
  };
  const toggle = (key: string, isChosen: boolean) =>
    choose((before) => {
      const after = new Set(before);
      if (isChosen) after.add(key);
      else after.delete(key);
      return after;
    });
  const free = found.data.filter((one) => !isTaken(taken, one.action)).map((one) => keyOf(one.action));
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t("findings.lead")}
      </Text>
      <Checkbox
        label={t("findings.all", { count: free.length })}
        checked={free.length > 0 && free.every((key) => chosen.has(key))}
        indeterminate={wanted.length > 0 && wanted.length < free.length}
        disabled={free.length === 0}
        onChange={(event) => choose(new Set(event.currentTarget.checked ? free : []))}
      />
      <ScrollArea.Autosize mah="56vh" viewportProps={{ tabIndex: 0, "aria-label": t("findings.title") }}>
        {byMap(found.data).map(([id, there]) => (
          <OfMap key={id} there={there} chosen={chosen} taken={taken} onToggle={toggle} />
        ))}
      </ScrollArea.Autosize>
      <Group justify="flex-end">
        <Button disabled={wanted.length === 0} onClick={add}>
          {t("findings.add", { count: wanted.length })}
        </Button>
      </Group>
    </Stack>
  );
}

interface OfMapProps {
  there: readonly FoundFinding[];
  chosen: ReadonlySet<string>;
  taken: ReadonlySet<string>;
  onToggle: (key: string, isChosen: boolean) => void;
}

function OfMap({ there, chosen, taken, onToggle }: OfMapProps) {
  const { t } = useTranslation("plans");
  const formats = useFormats();
  return (
    <section>
      <Title order={3} size="h6" mt="sm">
        {there[0]!.map}{" "}
        <Text span size="xs" c="dimmed" fw={400}>
          {t("findings.proved", { day: formats.day(there[0]!.proved_at) })}
        </Text>
      </Title>
      {there.map((one) => {
        const key = keyOf(one.action);
        return (
          <FindingLine
            key={key}
            found={one}
            isTaken={isTaken(taken, one.action)}
            isChosen={chosen.has(key)}
            onToggle={(isChosen) => onToggle(key, isChosen)}
          />
        );
      })}
    </section>
  );
}

/** The findings of each map. */
function byMap(found: readonly FoundFinding[]): [string, FoundFinding[]][] {
  const maps = new Map<string, FoundFinding[]>();
  // What an estimate says most of comes first; the proof's own order holds among the others.
  const sorted = found.toSorted((a, b) => yieldOf(b) - yieldOf(a));
  for (const one of sorted) maps.set(one.map_id, [...(maps.get(one.map_id) ?? []), one]);
  return [...maps];
}

const yieldOf = ({ action }: FoundFinding) => (action.estimate ? Number(action.impact ?? 0.5) : -1);
