import { Autocomplete, Stack, TagsInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { memberNamesQuery } from "@/documents/api";
import { useSet } from "@/documents/edits";
import { WordsField } from "@/documents/fields";
import { AUDIENCES } from "../project";
import { useAudienceNames } from "../useAudienceNames";
import { useProject } from "../useProject";

/** Step 1: what the map is to bring, for whom it is, and who leads the way. */
export function GoalStep() {
  const { t } = useTranslation("projects");
  const { project, canEdit } = useProject();
  const { shown, kept } = useAudienceNames();
  const setAudiences = useSet("head", "audiences");
  return (
    <Stack gap="md">
      <WordsField
        id="head"
        field="goal"
        label={t("goal.goal")}
        description={t("goal.goal_about")}
        value={project.goal}
        rows={2}
      />
      <TagsInput
        label={t("goal.audiences")}
        description={t("goal.audiences_about")}
        data={AUDIENCES.map(shown)}
        value={(project.audiences ?? []).map(shown)}
        onChange={(names) => setAudiences(names.length > 0 ? names.map(kept) : null)}
        readOnly={!canEdit}
        maxLength={200}
        acceptValueOnBlur
      />
      <Owner />
    </Stack>
  );
}

function Owner() {
  const { t } = useTranslation("projects");
  const { project, canEdit } = useProject();
  const names = useQuery(memberNamesQuery(useWorkspaceId())).data ?? [];
  const set = useSet("head", "owner");
  const owner = project.owner ?? "";
  const [draft, setDraft] = useState(owner);
  useEffect(() => setDraft(owner), [owner]);
  return (
    <Autocomplete
      label={t("goal.owner")}
      data={names}
      value={draft}
      onChange={setDraft}
      onBlur={() => draft.trim() !== owner && set(draft.trim())}
      onOptionSubmit={(name) => set(name)}
      readOnly={!canEdit}
      maxLength={200}
      maw={360}
    />
  );
}
