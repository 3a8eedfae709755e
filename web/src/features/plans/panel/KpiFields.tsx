import { Checkbox, SimpleGrid, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { memberNamesQuery } from "@/documents/api";
import { useSet } from "@/documents/edits";
import { NameField, NumberField, SuggestedField, WordsField } from "@/documents/fields";
import { useSaid } from "@/documents/useDocument";
import { departmentsOf } from "../board/board";
import { EffectOf } from "../effect/EffectOf";
import { KpiChart } from "../kpis/KpiChart";
import type { Kpi } from "../plan";
import { usePlan } from "../usePlan";
import { Annotations } from "./Annotations";
import { DefinitionFields } from "./DefinitionFields";
import { Measurements } from "./Measurements";

/** All about a KPI. */
export function KpiFields({ kpi }: { kpi: Kpi }) {
  const { t } = useTranslation("plans");
  const { canEdit, actions } = usePlan();
  const said = useSaid();
  const members = useQuery(memberNamesQuery(useWorkspaceId())).data ?? [];
  const setBetterLow = useSet(kpi.id, "is_better_low");
  return (
    <Stack gap="sm">
      <WordsField id={kpi.id} field="title" label={t("kpi.title")} value={kpi.title} isNeeded />
      {kpi.measurements.length > 0 && <KpiChart kpi={kpi} />}
      <SimpleGrid cols={2} spacing="sm">
        <NumberField id={kpi.id} field="target" label={t("kpi.target")} value={kpi.target} />
        <NameField id={kpi.id} field="unit" label={t("kpi.unit")} value={kpi.unit} />
      </SimpleGrid>
      <Checkbox
        label={t("kpi.is_better_low")}
        checked={kpi.is_better_low}
        onChange={(event) => setBetterLow(event.currentTarget.checked || null)}
        disabled={!canEdit}
      />
      {actions
        .filter((one) => one.moves === kpi.id && one.done_on)
        .map((one) => (
          <EffectOf
            key={`${one.id} ${one.done_on}`}
            action={one}
            kpi={kpi}
            title={t("effect.did", { title: said(one.title) })}
          />
        ))}
      <DefinitionFields key={`${kpi.source} ${JSON.stringify(kpi.definition)}`} kpi={kpi} />
      <Measurements kpi={kpi} />
      <Annotations kpi={kpi} />
      <SimpleGrid cols={2} spacing="sm">
        <SuggestedField id={kpi.id} field="owner" label={t("one.owner")} value={kpi.owner} known={members} />
        <SuggestedField
          id={kpi.id}
          field="department"
          label={t("one.department")}
          value={kpi.department}
          known={departmentsOf(actions)}
        />
      </SimpleGrid>
      <WordsField
        id={kpi.id}
        field="description"
        label={t("one.description")}
        value={kpi.description}
        rows={2}
      />
    </Stack>
  );
}
