import { Autocomplete, NativeSelect, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useSet } from "@/documents/edits";
import { touchpointNamesQuery } from "@/features/plans/api";
import { ASKS, type Question } from "../survey";
import { useSurvey } from "../useSurvey";

/** What an answer says of which touchpoint: validation reads it. */
export function AboutFields({ question }: { question: Question }) {
  const { t } = useTranslation("surveys");
  const { canEdit, questions } = useSurvey();
  const setAsks = useSet(question.id, "asks");
  const known = useQuery(touchpointNamesQuery(useWorkspaceId())).data?.touchpoints ?? [];
  const used = questions.flatMap((one) => one.touchpoint ?? []);
  const names = [...new Set([...known.map((one) => one.name), ...used])];
  return (
    <Stack gap="xs">
      <NativeSelect
        label={t("about.asks")}
        description={t("about.why")}
        data={[
          { value: "", label: t("asks.nothing") },
          ...ASKS.map((value) => ({ value, label: t(`asks.${value}`) })),
        ]}
        value={question.asks ?? ""}
        disabled={!canEdit}
        onChange={(event) => setAsks(event.currentTarget.value)}
      />
      <TouchpointField question={question} names={names} />
    </Stack>
  );
}

function TouchpointField({ question, names }: { question: Question; names: string[] }) {
  const { t } = useTranslation("surveys");
  const { canEdit } = useSurvey();
  const set = useSet(question.id, "touchpoint");
  const kept = question.touchpoint ?? "";
  const [draft, setDraft] = useState(kept);
  useEffect(() => setDraft(kept), [kept]);
  const keep = (name: string) => name.trim() !== kept && set(name.trim());
  return (
    <Autocomplete
      label={t("about.touchpoint")}
      placeholder={t("about.journey")}
      data={names}
      value={draft}
      maxLength={200}
      readOnly={!canEdit}
      onChange={setDraft}
      onOptionSubmit={keep}
      onBlur={() => keep(draft)}
    />
  );
}
