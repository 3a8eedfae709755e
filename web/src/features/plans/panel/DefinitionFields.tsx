import { Autocomplete, Button, Group, NumberInput, Select, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { touchpointNamesQuery } from "../api";
import { useCounted } from "../kpis/useCounted";
import { type Definition, type Kpi, type Measure, recounted, type Source } from "../plan";
import { usePlan } from "../usePlan";

const OF_EVENTS: readonly Measure[] = ["conversion", "time", "share", "repeat"];
const OF_ANSWERS: readonly Measure[] = ["csat", "ces", "nps"];
const DAY = 86_400;
const FROM_TO: readonly Measure[] = ["conversion", "time"];

/** How a KPI is counted, in a sentence, and the way to change it. */
export function DefinitionFields({ kpi }: { kpi: Kpi }) {
  const { t } = useTranslation("plans");
  const { canEdit } = usePlan();
  const counted = useCounted();
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={500}>
          {t("counted.label")}
        </Text>
        {canEdit && !isOpen && (
          <Button variant="subtle" size="compact-xs" onClick={() => setOpen(true)}>
            {t("counted.change")}
          </Button>
        )}
      </Group>
      {isOpen ? (
        <DefinitionForm kpi={kpi} onClose={() => setOpen(false)} />
      ) : (
        <Text size="sm">{counted(kpi)}</Text>
      )}
    </div>
  );
}

function DefinitionForm({ kpi, onClose }: { kpi: Kpi; onClose: () => void }) {
  const { t } = useTranslation("plans");
  const { plan, apply } = usePlan();
  const [measure, setMeasure] = useState<Measure | "by_hand">(kpi.definition?.measure ?? "by_hand");
  const [start, setStart] = useState(kpi.definition?.start ?? "");
  const [end, setEnd] = useState(kpi.definition?.end ?? "");
  const [within, setWithin] = useState<number | null>(kpi.definition?.within_seconds ?? null);
  const isFromTo = FROM_TO.includes(measure as Measure);
  const isAnswers = OF_ANSWERS.includes(measure as Measure);
  const needsEnd = measure !== "by_hand" && !isAnswers;
  const canKeep = (!isFromTo || start.trim() !== "") && (!needsEnd || end.trim() !== "");
  const keep = () => {
    const source: Source = measure === "by_hand" ? "by_hand" : isAnswers ? "answers" : "events";
    const definition: Definition | null =
      measure === "by_hand"
        ? null
        : {
            measure,
            ...(isFromTo && { start: start.trim() }),
            ...(end.trim() && { end: end.trim() }),
            ...(measure === "conversion" && within && { within_seconds: within }),
          };
    apply(recounted(plan, kpi.id, source, definition));
    onClose();
  };
  const choices = (measures: readonly Measure[]) =>
    measures.map((value) => ({ value, label: t(`measure.${value}`) }));
  return (
    <Stack gap="xs">
      <Select
        size="xs"
        aria-label={t("counted.label")}
        data={[
          { value: "by_hand", label: t("measure.by_hand") },
          { group: t("counted.of_events"), items: choices(OF_EVENTS) },
          { group: t("counted.of_answers"), items: choices(OF_ANSWERS) },
        ]}
        value={measure}
        onChange={(value) => value && setMeasure(value as Measure)}
        allowDeselect={false}
      />
      <SimpleGrid cols={isFromTo ? 2 : 1} spacing="xs">
        {isFromTo && <Touchpoint label={t("counted.start")} value={start} onChange={setStart} />}
        {measure !== "by_hand" && (
          <Touchpoint
            label={t(isFromTo ? "counted.end" : isAnswers ? "counted.about" : "counted.touchpoint")}
            value={end}
            onChange={setEnd}
          />
        )}
      </SimpleGrid>
      {measure === "conversion" && (
        <NumberInput
          size="xs"
          label={t("counted.within")}
          description={t("counted.within_about")}
          value={within === null ? "" : within / DAY}
          min={0}
          hideControls
          onChange={(days) => setWithin(days === "" ? null : Number(days) * DAY)}
        />
      )}
      <Group gap="xs" justify="flex-end">
        <Button variant="default" size="xs" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button size="xs" disabled={!canKeep} onClick={keep}>
          {t("keep")}
        </Button>
      </Group>
    </Stack>
  );
}

function Touchpoint(props: { label: string; value: string; onChange: (value: string) => void }) {
  const register = useQuery(touchpointNamesQuery(useWorkspaceId())).data;
  const names = register?.touchpoints.map((one) => one.name) ?? [];
  return <Autocomplete size="xs" data={names} maxLength={200} limit={50} {...props} />;
}
