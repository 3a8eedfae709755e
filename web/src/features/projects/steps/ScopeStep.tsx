import { Autocomplete, Checkbox, Radio, SimpleGrid, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useSet } from "@/documents/edits";
import { registerQuery } from "@/features/maps/register";
import { BREADTHS, EXTENTS, filled, JOURNEYS, OCCASIONS, type Scope, type Use } from "../project";
import { useProject } from "../useProject";

/** Step 2: how the map is used, and which journey it shows. */
export function ScopeStep() {
  const { t } = useTranslation("projects");
  const { project, canEdit } = useProject();
  const setUse = useSet("head", "use");
  const setScope = useSet("head", "scope");
  const use = (change: Use) => setUse(filled({ ...project.use, ...change }));
  const scope = (change: Scope) => setScope(filled({ ...project.scope, ...change }));
  return (
    <Stack gap="lg">
      <Choice
        field="breadth"
        values={BREADTHS}
        value={project.use?.breadth}
        onChange={(breadth) => use({ breadth })}
      />
      <Choice
        field="occasion"
        values={OCCASIONS}
        value={project.use?.occasion}
        onChange={(occasion) => use({ occasion })}
      />
      <Checkbox
        label={t("scope.is_judged_by_kpis")}
        description={t("scope.is_judged_by_kpis_about")}
        checked={project.use?.is_judged_by_kpis ?? false}
        disabled={!canEdit}
        onChange={(event) => use({ is_judged_by_kpis: event.currentTarget.checked })}
      />
      <Choice
        field="journey"
        values={JOURNEYS}
        value={project.scope?.journey}
        onChange={(journey) => scope({ journey })}
      />
      <Choice
        field="extent"
        values={EXTENTS}
        value={project.scope?.extent}
        onChange={(extent) => scope({ extent })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <End field="start" onKeep={(start) => scope({ start })} />
        <End field="end" onKeep={(end) => scope({ end })} />
      </SimpleGrid>
    </Stack>
  );
}

interface ChoiceProps<Value extends string> {
  field: "breadth" | "occasion" | "journey" | "extent";
  values: readonly Value[];
  value: Value | null | undefined;
  onChange: (value: Value) => void;
}

function Choice<Value extends string>({ field, values, value, onChange }: ChoiceProps<Value>) {
  const { t } = useTranslation("projects");
  const { canEdit } = useProject();
  return (
    <Radio.Group
      label={t(`scope.${field}`)}
      value={value ?? ""}
      onChange={(given) => onChange(given as Value)}
    >
      <Stack gap={6} mt={6}>
        {values.map((one) => (
          <Radio key={one} value={one} label={t(`of_${field}.${one}`)} disabled={!canEdit && one !== value} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** Where the journey begins or ends: a touchpoint of the register, or in words of one's own. */
function End({ field, onKeep }: { field: "start" | "end"; onKeep: (name: string | null) => void }) {
  const { t } = useTranslation("projects");
  const { project, canEdit } = useProject();
  const register = useQuery(registerQuery(useWorkspaceId())).data?.touchpoints ?? [];
  const kept = project.scope?.[field] ?? "";
  const [draft, setDraft] = useState(kept);
  useEffect(() => setDraft(kept), [kept]);
  return (
    <Autocomplete
      label={t(`scope.${field}`)}
      data={[...new Set(register.map((one) => one.name))]}
      limit={50}
      value={draft}
      onChange={setDraft}
      onOptionSubmit={onKeep}
      onBlur={() => draft.trim() !== kept && onKeep(draft.trim() || null)}
      readOnly={!canEdit}
      maxLength={200}
    />
  );
}
