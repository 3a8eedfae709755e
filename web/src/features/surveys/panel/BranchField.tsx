import { Group, MultiSelect, NativeSelect, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useSetFields } from "@/documents/edits";
import { useSaid } from "@/documents/useDocument";
import { earlierThan, isChoice, isScale, optionsOf, type Question, scoresOf } from "../survey";
import { useSurvey } from "../useSurvey";

/** When a question is asked: always, or only after another one was answered in a certain way. */
export function BranchField({ question }: { question: Question }) {
  const { t } = useTranslation("surveys");
  const { survey, canEdit } = useSurvey();
  const said = useSaid();
  const setFields = useSetFields();
  const earlier = earlierThan(survey, question.id);
  const before = earlier.find((one) => one.id === question.after);
  const follow = (id: string) =>
    setFields(question.id, [
      ...(question.after_options?.length ? [["after_options", null] as const] : []),
      ...(["after_from", "after_to"] as const)
        .filter((field) => question[field] != null)
        .map((field) => [field, null] as const),
      ["after", id || null],
    ]);
  return (
    <Stack gap="xs">
      <NativeSelect
        label={t("branch.label")}
        data={[
          { value: "", label: t("branch.always") },
          ...earlier.map((one, index) => ({
            value: one.id,
            label: t("branch.after", { number: index + 1, title: said(one.title) }),
          })),
        ]}
        value={question.after ?? ""}
        disabled={!canEdit || earlier.length === 0}
        onChange={(event) => follow(event.currentTarget.value)}
      />
      {before && isChoice(before) && <AfterOptions question={question} before={before} />}
      {before && isScale(before) && <AfterScores question={question} before={before} />}
    </Stack>
  );
}

interface AfterProps {
  question: Question;
  before: Question;
}

function AfterOptions({ question, before }: AfterProps) {
  const { t } = useTranslation("surveys");
  const { canEdit } = useSurvey();
  const said = useSaid();
  const setFields = useSetFields();
  return (
    <MultiSelect
      label={t("branch.with")}
      placeholder={question.after_options?.length ? undefined : t("branch.any")}
      data={optionsOf(before).map((one) => ({ value: one.id, label: said(one.title) }))}
      value={[...(question.after_options ?? [])]}
      disabled={!canEdit}
      onChange={(chosen) => setFields(question.id, [["after_options", chosen.length > 0 ? chosen : null]])}
    />
  );
}

function AfterScores({ question, before }: AfterProps) {
  const { t } = useTranslation("surveys");
  const { canEdit } = useSurvey();
  const setFields = useSetFields();
  const scores = scoresOf(before).toSorted((a, b) => a - b);
  const bounds = [
    { field: "after_from", label: t("branch.at_least") },
    { field: "after_to", label: t("branch.at_most") },
  ] as const;
  return (
    <Group grow>
      {bounds.map(({ field, label }) => (
        <NativeSelect
          key={field}
          label={label}
          data={[
            { value: "", label: t("branch.any") },
            ...scores.map((score) => ({ value: String(score), label: String(score) })),
          ]}
          value={question[field] == null ? "" : String(question[field])}
          disabled={!canEdit}
          onChange={({ currentTarget: { value } }) =>
            setFields(question.id, [[field, value === "" ? null : Number(value)]])
          }
        />
      ))}
    </Group>
  );
}
