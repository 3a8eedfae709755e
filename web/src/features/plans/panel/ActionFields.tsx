import { Group, MultiSelect, Select, SimpleGrid, Slider, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { today, useFormats } from "@/app/format";
import { memberNamesQuery } from "@/documents/api";
import { useSet, useSetFields } from "@/documents/edits";
import { DayField, NameField, NumberField, SuggestedField, WordsField } from "@/documents/fields";
import { useSaid } from "@/documents/useDocument";
import { departmentsOf, statusChanges } from "../board/board";
import { EffectOf } from "../effect/EffectOf";
import { ACTION_KINDS, type Action, mayNeed, STATUSES, type Status } from "../plan";
import { usePlan } from "../usePlan";
import { EstimateField } from "./EstimateField";
import { OriginLink } from "./OriginLink";
import { Tickets } from "./Tickets";

/** All about an action. */
export function ActionFields({ action }: { action: Action }) {
  const { t } = useTranslation("plans");
  const { id } = action;
  return (
    <Stack gap="sm">
      <WordsField id={id} field="title" label={t("one.title")} value={action.title} rows={2} isNeeded />
      <Standing action={action} />
      <Place action={action} />
      <Who action={action} />
      <SimpleGrid cols={2} spacing="sm">
        <DayField id={id} field="starts_on" label={t("one.starts_on")} value={action.starts_on} />
        <DayField
          id={id}
          field="due_on"
          label={t("one.due_on")}
          value={action.due_on}
          from={action.starts_on}
        />
        <DayField id={id} field="remind_on" label={t("one.remind_on")} value={action.remind_on} />
        {action.status === "done" ? (
          <DayField id={id} field="done_on" label={t("one.done_on")} value={action.done_on} />
        ) : (
          <NumberField id={id} field="effort" label={t("one.effort")} value={action.effort} min={0} />
        )}
      </SimpleGrid>
      <Needs action={action} />
      <Moves action={action} />
      <Effect action={action} />
      <EstimateField action={action} />
      <WordsField
        id={id}
        field="description"
        label={t("one.description")}
        value={action.description}
        rows={3}
      />
      <OriginLink origin={action.origin} />
      <Tickets action={action} />
    </Stack>
  );
}

function Standing({ action }: { action: Action }) {
  const { t } = useTranslation("plans");
  const { canEdit } = usePlan();
  const setFields = useSetFields();
  const setKind = useSet(action.id, "kind");
  return (
    <SimpleGrid cols={2} spacing="sm">
      <Select
        label={t("one.status")}
        data={STATUSES.map((value) => ({ value, label: t(`status_of.${value}`) }))}
        value={action.status}
        onChange={(value) => value && setFields(action.id, statusChanges(action, value as Status, today()))}
        allowDeselect={false}
        readOnly={!canEdit}
      />
      <Select
        label={t("one.kind")}
        data={ACTION_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={action.kind}
        onChange={setKind}
        allowDeselect={false}
        readOnly={!canEdit}
      />
      {action.kind === "own" && (
        <NameField id={action.id} field="kind_name" label={t("one.kind_name")} value={action.kind_name} />
      )}
    </SimpleGrid>
  );
}

/** Where the action stands on the grid, without dragging. */
function Place({ action }: { action: Action }) {
  const { t } = useTranslation("plans");
  const formats = useFormats();
  const { canEdit } = usePlan();
  const setFields = useSetFields();
  return (["term", "impact"] as const).map((field) => (
    <div key={field}>
      <Text size="sm" fw={500} id={`slider-${field}`}>
        {t(`one.${field}`)}
      </Text>
      <Slider
        key={action[field]}
        aria-labelledby={`slider-${field}`}
        thumbProps={{ "aria-labelledby": `slider-${field}` }}
        min={0}
        max={1}
        step={0.05}
        defaultValue={action[field]}
        label={(value) => formats.percent(value)}
        onChangeEnd={(value) => setFields(action.id, [[field, Math.round(value * 1000) / 1000]])}
        disabled={!canEdit}
      />
      <Group justify="space-between" mt={2} fz="xs" c="dimmed" aria-hidden>
        <span>{t(`end.${field}.0`)}</span>
        <span>{t(`end.${field}.1`)}</span>
      </Group>
    </div>
  ));
}

function Who({ action }: { action: Action }) {
  const { t } = useTranslation("plans");
  const { actions } = usePlan();
  const members = useQuery(memberNamesQuery(useWorkspaceId())).data ?? [];
  const owners = [...new Set([...members, ...actions.flatMap((one) => one.owner ?? [])])];
  return (
    <SimpleGrid cols={2} spacing="sm">
      <SuggestedField
        id={action.id}
        field="owner"
        label={t("one.owner")}
        value={action.owner}
        known={owners}
      />
      <SuggestedField
        id={action.id}
        field="department"
        label={t("one.department")}
        value={action.department}
        known={departmentsOf(actions)}
      />
    </SimpleGrid>
  );
}

function Needs({ action }: { action: Action }) {
  const { t } = useTranslation("plans");
  const { actions, canEdit } = usePlan();
  const said = useSaid();
  const set = useSet(action.id, "needs");
  return (
    <MultiSelect
      label={t("one.needs")}
      placeholder={action.needs.length === 0 ? t("one.needs_none") : undefined}
      data={mayNeed(actions, action.id).map((one) => ({ value: one.id, label: said(one.title) }))}
      value={[...action.needs]}
      onChange={(ids) => set(ids.length > 0 ? ids : null)}
      searchable
      hidePickedOptions
      readOnly={!canEdit}
    />
  );
}

/** Whether the action moved its KPI. */
function Effect({ action }: { action: Action }) {
  const { kpis } = usePlan();
  const kpi = kpis.find((one) => one.id === action.moves);
  // Another KPI or day of doing is another question.
  return kpi ? <EffectOf key={`${kpi.id} ${action.done_on}`} action={action} kpi={kpi} /> : null;
}

function Moves({ action }: { action: Action }) {
  const { t } = useTranslation("plans");
  const { kpis, canEdit } = usePlan();
  const said = useSaid();
  const set = useSet(action.id, "moves");
  const unit = kpis.find((one) => one.id === action.moves)?.unit;
  return (
    <>
      <Select
        label={t("one.moves")}
        placeholder={t(kpis.length === 0 ? "one.moves_no_kpis" : "one.moves_none")}
        data={kpis.map((one) => ({ value: one.id, label: said(one.title) }))}
        value={action.moves ?? null}
        onChange={set}
        clearable
        clearButtonProps={{ "aria-label": t("clear", { label: t("one.moves") }) }}
        readOnly={!canEdit}
      />
      {action.moves && (
        <SimpleGrid cols={2} spacing="sm">
          <NumberField
            id={action.id}
            field="expected"
            label={
              unit
                ? t("one.expected_in", { unit: t([`units.${unit}`, "units.own"], { unit }) })
                : t("one.expected")
            }
            value={action.expected}
          />
          <DayField id={action.id} field="measure_on" label={t("one.measure_on")} value={action.measure_on} />
        </SimpleGrid>
      )}
    </>
  );
}
