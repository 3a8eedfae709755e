import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { mapDocumentQuery, mapsQuery } from "@/documents/api";
import { said } from "@/mapping/texts";
import { makeCards } from "./api";
import { type FormProps, Making } from "./form";
import { hasOwnStep, lanesOfWords } from "./lanes";

const OWN = "";

/** Puts results on a map as cards: in which lane, and in which step or each in that of its column. */
export function CardsForm({ documentId, workshop, results, onDone }: FormProps) {
  const { t, i18n } = useTranslation(["workshops", "maps"]);
  const workspaceId = useWorkspaceId();
  const maps = useQuery(mapsQuery(workspaceId)).data ?? [];
  const [mapId, setMapId] = useState<string | null>(null);
  const chosen = mapId ?? maps.find((one) => one.name === workshop.map)?.id ?? null;
  const map = useQuery(mapDocumentQuery(workspaceId, chosen ?? undefined)).data;
  const [lane, setLane] = useState<string | null>(null);
  const [step, setStep] = useState<string | null>(null);
  const canBeOwn = map !== undefined && hasOwnStep(workshop, map, results);
  const where = step ?? (canBeOwn ? OWN : null);
  const languages = map?.head.languages;
  const steps = (map?.phases ?? []).map((phase) => ({
    group: said(phase.title, i18n.language, languages),
    items: (phase.steps ?? []).map((one) => ({
      value: one.id,
      label: said(one.title, i18n.language, languages),
    })),
  }));
  const lanes = lanesOfWords(map).map((one) => ({
    value: one.id,
    label: one.title ? said(one.title, i18n.language, languages) : t(`maps:kind.${one.kind}`),
  }));
  const from = { workspaceId, documentId, results: results.map((one) => one.id) };
  return (
    <Making
      what="cards"
      isReady={chosen !== null && lane !== null && where !== null}
      make={() => makeCards(from, chosen!, where || null, lane)}
      onDone={onDone}
    >
      <Select
        label={t("become.map")}
        data={maps.map((one) => ({ value: one.id, label: one.title }))}
        value={chosen}
        onChange={(id) => {
          setMapId(id);
          setStep(null);
          setLane(null);
        }}
        allowDeselect={false}
        searchable={maps.length > 8}
      />
      <Select
        label={t("become.lane")}
        data={lanes}
        value={lane}
        onChange={setLane}
        disabled={!map}
        allowDeselect={false}
        placeholder={t("become.lane_choose")}
      />
      <Select
        label={t("become.step")}
        data={canBeOwn ? [{ value: OWN, label: t("become.own_step") }, ...steps] : steps}
        value={where}
        onChange={setStep}
        disabled={!map}
        allowDeselect={false}
        placeholder={t("become.step_choose")}
      />
    </Making>
  );
}
