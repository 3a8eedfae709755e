import { Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { NumberField } from "@/documents/fields";
import { endsOf, hasOwnEnds, type Question, scoresOf } from "../survey";
import { TextsField } from "./TextsField";

const MOST_STEPS = 11;

/** The ends of a scale: their numbers, where one may say, and their words. */
export function ScaleFields({ question }: { question: Question }) {
  const { t } = useTranslation("surveys");
  const [worst, best] = endsOf(question);
  const isWrong = scoresOf(question).length > MOST_STEPS || worst === best;
  return (
    <>
      {hasOwnEnds(question) && (
        <Group grow align="flex-start">
          <NumberField
            id={question.id}
            field="worst"
            label={t("scale.worst")}
            value={worst}
            min={-100}
            max={100}
          />
          <NumberField
            id={question.id}
            field="best"
            label={t("scale.best")}
            value={best}
            min={-100}
            max={100}
          />
        </Group>
      )}
      <Text size="xs" c={isWrong ? "red" : "dimmed"}>
        {isWrong
          ? t("scale.wrong", { most: MOST_STEPS })
          : t(`scale.${question.kind === "emotion" ? "faces" : "about"}`, { worst, best })}
      </Text>
      <TextsField
        id={question.id}
        field="worst_label"
        label={t("scale.worst_label")}
        value={question.worst_label}
      />
      <TextsField
        id={question.id}
        field="best_label"
        label={t("scale.best_label")}
        value={question.best_label}
      />
    </>
  );
}
