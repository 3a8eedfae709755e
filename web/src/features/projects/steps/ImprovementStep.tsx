import { useTranslation } from "react-i18next";
import { adding } from "@/documents/change";
import { useWords } from "@/documents/edits";
import { NewPart } from "@/documents/NewPart";
import { Linked } from "../parts/Linked";
import classes from "../parts/Parts.module.css";
import { Section } from "../parts/Section";
import { idFor } from "../project";
import { useProject } from "../useProject";
import { LessonRow } from "./LessonRow";

/** Step 8: what was learned, and what comes of it. */
export function ImprovementStep() {
  const { t } = useTranslation("projects");
  const { project, canEdit, apply } = useProject();
  const words = useWords();
  const add = (text: string) =>
    apply(adding("lesson", { id: idFor(project, text, "lesson"), text: words(null, text) }));
  return (
    <>
      <Section title={t("lesson.title")} about={t("lesson.about")}>
        <ol className={classes.rows}>
          {(project.lessons ?? []).map((one, at) => (
            <LessonRow key={one.id} lesson={one} number={at + 1} />
          ))}
        </ol>
        {canEdit && <NewPart label={t("lesson.new")} onAdd={add} />}
      </Section>
      <Linked kind="plan" field="plans" />
      <Linked kind="proposition" field="propositions" />
      <Linked kind="content" field="contents" />
    </>
  );
}
