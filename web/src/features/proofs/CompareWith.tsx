import { Select } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { vocabularyQuery } from "@/api/analyses";
import { JobProgress } from "@/components/JobProgress";
import { useCancelJob, useJob } from "@/components/job";
import { tellFailure } from "@/components/told";
import { type Question, startProof } from "./api";
import { usePersonas } from "./personas";
import type { Proof } from "./types";
import { useProof } from "./useProof";

/** Proves the map for another persona or group as well, and lays that proof beside this one. */
export function CompareWith({ proof }: { proof: Proof }) {
  const { t } = useTranslation("proofs");
  const { of, question, look } = useProof();
  const queries = useQueryClient();
  const personas = usePersonas();
  const segments = useQuery(vocabularyQuery(of.workspaceId)).data?.attributes ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = (proofId: string) => {
    look({ with: proofId });
    queries.invalidateQueries({ queryKey: ["proofs", of.mapId, "listed"] });
  };
  const begun = useMutation({
    mutationFn: (asked: Question) => startProof(of, asked),
    onSuccess: ({ proof }) => proof && shown(proof.id),
    onError: tellFailure,
  });
  const job = useJob(of.workspaceId, begun.data?.proof ? null : begun.data?.job?.id, (ended) => {
    const made = ended.result?.proof_id;
    if (typeof made === "string") shown(made);
  }).data;
  const cancel = useCancelJob(of.workspaceId);
  const groups = segments
    .filter((one) => one.values.length > 1)
    .map((one) => ({
      group: one.name,
      items: one.values.map(({ value }) => ({ value: JSON.stringify([one.name, value]), label: value })),
    }));
  const data = [
    {
      group: t("compare.personas"),
      items: personas
        .filter((one) => one.id !== proof.persona)
        .map((one) => ({ value: JSON.stringify([null, one.id]), label: one.name })),
    },
    ...groups,
  ].filter((one) => one.items.length > 0);
  const choose = (value: string | null) => {
    setChosen(value);
    if (value === null) return look({ with: undefined });
    const [name, one] = JSON.parse(value) as [string | null, string];
    const { lens, persona } = question;
    begun.mutate(
      name === null
        ? { lens, persona: one }
        : { lens: { ...lens, segment: { ...lens.segment, [name]: [one] } }, persona },
    );
  };
  return (
    <>
      <Select
        size="sm"
        label={t("compare.group")}
        placeholder={t("compare.choose")}
        data={data}
        value={chosen}
        onChange={choose}
        disabled={begun.isPending || data.length === 0}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t("compare.end") }}
      />
      {job && <JobProgress job={job} onCancel={() => cancel.mutate(job.id)} />}
    </>
  );
}
