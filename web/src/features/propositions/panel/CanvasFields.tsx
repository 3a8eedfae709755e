import { Select, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useSet } from "@/documents/edits";
import { WordsField } from "@/documents/fields";
import { personasQuery } from "@/features/personas/api";
import type { Canvas } from "../proposition";
import { useProposition } from "../useProposition";

/** Of whom a canvas is. */
export function CanvasFields({ canvas }: { canvas: Canvas }) {
  const { t } = useTranslation("propositions");
  const { t: tDocuments } = useTranslation("documents");
  const { canEdit } = useProposition();
  const personas = useQuery(personasQuery(useWorkspaceId())).data ?? [];
  const setPersona = useSet(canvas.id, "persona");
  return (
    <Stack gap="sm">
      <WordsField id={canvas.id} field="title" label={t("canvas.title")} value={canvas.title} isNeeded />
      <Select
        label={t("canvas.persona")}
        placeholder={t("canvas.persona_none")}
        description={t("canvas.persona_about")}
        data={personas.map((one) => ({ value: one.id, label: one.name }))}
        value={canvas.persona ?? null}
        onChange={setPersona}
        clearable
        clearButtonProps={{ "aria-label": tDocuments("clear", { label: t("canvas.persona") }) }}
        readOnly={!canEdit}
      />
      <WordsField
        id={canvas.id}
        field="unique_value"
        label={t("value.of_canvas")}
        value={canvas.unique_value}
        rows={3}
      />
    </Stack>
  );
}
