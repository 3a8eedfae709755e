import { Checkbox, NumberInput, Select, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { AnchorLink } from "@/components/links";
import type { Step } from "@/mapping/types";
import { namesQuery } from "../list/names";
import { useMapId, useView } from "../useMap";
import { useSet, WordsField } from "./fields";

const HOUR = 3600;

/** The fields of a step. */
export function StepFields({ step }: { step: Step }) {
  const { t } = useTranslation("maps");
  const canEdit = useView((view) => view.canEdit);
  const setWait = useSet(step.id, "wait_seconds");
  const hours = step.wait_seconds == null ? "" : step.wait_seconds / HOUR;
  return (
    <>
      <WordsField id={step.id} field="title" label={t("grid.step_title")} value={step.title} />
      <WordsField
        id={step.id}
        field="description"
        label={t("details.description")}
        value={step.description}
        rows={2}
      />
      <Stack gap={6}>
        <Mark step={step} field="is_start" />
        <Mark step={step} field="is_decision" />
        <Mark step={step} field="is_end" />
        <Mark step={step} field="leads_on" />
      </Stack>
      <NumberInput
        key={step.wait_seconds}
        label={t("details.wait")}
        description={t("details.wait_about")}
        defaultValue={hours}
        min={0}
        decimalScale={2}
        readOnly={!canEdit}
        onBlur={({ currentTarget: { value } }) => {
          const seconds = value === "" ? null : Math.round(Number(value.replace(",", ".")) * HOUR);
          if (seconds !== (step.wait_seconds ?? null)) setWait(seconds);
        }}
      />
      <Opens step={step} />
    </>
  );
}

type MarkField = "is_start" | "is_end" | "is_decision" | "leads_on";

function Mark({ step, field }: { step: Step; field: MarkField }) {
  const { t } = useTranslation("maps");
  const canEdit = useView((view) => view.canEdit);
  const set = useSet(step.id, field);
  return (
    <Checkbox
      label={t(`step.${field}`)}
      checked={step[field] ?? field === "leads_on"}
      disabled={!canEdit}
      onChange={(event) => set(event.currentTarget.checked)}
    />
  );
}

/** The map that shows this step closer. */
function Opens({ step }: { step: Step }) {
  const { t } = useTranslation("maps");
  const canEdit = useView((view) => view.canEdit);
  const workspaceId = useWorkspaceId();
  const mapId = useMapId();
  const set = useSet(step.id, "opens");
  const maps = useQuery(namesQuery(workspaceId)).data ?? [];
  const opened = maps.find((map) => map.name === step.opens);
  return (
    <div>
      <Select
        label={t("details.opens")}
        data={maps.filter((map) => map.id !== mapId).map((map) => ({ value: map.name, label: map.title }))}
        value={step.opens ?? null}
        onChange={set}
        clearable
        searchable
        readOnly={!canEdit}
      />
      {opened && (
        <AnchorLink size="sm" to="/w/$workspaceId/maps/$mapId" params={{ workspaceId, mapId: opened.id }}>
          {t("details.open_it")}
        </AnchorLink>
      )}
    </div>
  );
}
