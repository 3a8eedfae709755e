import { IconChartLine, IconMessages, IconRosetteDiscountCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { WordsField } from "@/documents/fields";
import { OpenMaps } from "../parts/OpenMaps";
import { Section } from "../parts/Section";
import { useProject } from "../useProject";

/** Step 7: what customers say and do beside the map, and what the team makes of it. */
export function AnalysisStep() {
  const { t } = useTranslation("projects");
  const { project } = useProject();
  return (
    <>
      <WordsField
        id="head"
        field="analysis"
        label={t("analysis.analysis")}
        description={t("analysis.analysis_about")}
        value={project.analysis}
        rows={5}
      />
      <Section title={t("analysis.proof")} about={t("analysis.proof_about")}>
        <OpenMaps icon={IconRosetteDiscountCheck} search={{ panel: "proof" }} />
      </Section>
      <Section title={t("analysis.validation")} about={t("analysis.validation_about")}>
        <OpenMaps icon={IconMessages} place="validation/:id" />
      </Section>
      <Section title={t("analysis.curve")} about={t("analysis.curve_about")}>
        <OpenMaps icon={IconChartLine} search={{ view: "curve" }} />
      </Section>
    </>
  );
}
