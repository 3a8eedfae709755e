import { Checkbox, Divider, NativeSelect, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useSet } from "@/documents/edits";
import { isChoice, isScale, KINDS, type Question, type QuestionKind, rekinded } from "../survey";
import { useSurvey } from "../useSurvey";
import { AboutFields } from "./AboutFields";
import { BranchField } from "./BranchField";
import { OptionList } from "./OptionList";
import { ScaleFields } from "./ScaleFields";
import { TextsField } from "./TextsField";

/** All of a question. */
export function QuestionFields({ question }: { question: Question }) {
  const { t } = useTranslation("surveys");
  const { survey, canEdit, apply } = useSurvey();
  const setRequired = useSet(question.id, "is_required");
  return (
    <Stack gap="sm">
      <TextsField
        id={question.id}
        field="title"
        label={t("question.title")}
        value={question.title}
        rows={2}
        isNeeded
      />
      <TextsField id={question.id} field="help" label={t("question.help")} value={question.help} />
      <NativeSelect
        label={t("question.kind")}
        data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={question.kind}
        disabled={!canEdit}
        onChange={(event) => apply(rekinded(survey, question, event.currentTarget.value as QuestionKind))}
      />
      {isChoice(question) && <OptionList question={question} />}
      {isScale(question) && <ScaleFields question={question} />}
      <Checkbox
        label={t("question.must")}
        checked={question.is_required ?? false}
        disabled={!canEdit}
        onChange={(event) => setRequired(event.currentTarget.checked || null)}
      />
      <Divider />
      <BranchField question={question} />
      <Divider />
      <AboutFields question={question} />
    </Stack>
  );
}
