import { Badge, Button, Group, Title } from "@mantine/core";
import { IconArrowLeft, IconArrowRight } from "@tabler/icons-react";
import { type ComponentType, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Waiting } from "@/components/Waiting";
import { useAddress } from "@/documents/address";
import type { Standing } from "../api";
import { STEPS, type StepName } from "../project";
import { AnalysisStep } from "../steps/AnalysisStep";
import { FormatStep } from "../steps/FormatStep";
import { GoalStep } from "../steps/GoalStep";
import { ImprovementStep } from "../steps/ImprovementStep";
import { PersonaStep } from "../steps/PersonaStep";
import { ResearchStep } from "../steps/ResearchStep";
import { ScopeStep } from "../steps/ScopeStep";
import { TouchpointsStep } from "../steps/TouchpointsStep";
import { useExplained, useProject, useStandings } from "../useProject";
import classes from "./Path.module.css";
import { StepRail } from "./StepRail";
import { StepStanding } from "./StepStanding";

const FIELDS: Readonly<Record<StepName, ComponentType>> = {
  goal: GoalStep,
  scope: ScopeStep,
  format: FormatStep,
  persona: PersonaStep,
  touchpoints: TouchpointsStep,
  research: ResearchStep,
  analysis: AnalysisStep,
  improvement: ImprovementStep,
};

/** The path of a project: its steps beside the one that is open. */
export default function PathView() {
  const standings = useStandings();
  if (!standings) return <Waiting rows={8} />;
  return <Path standings={standings} />;
}

function Path({ standings }: { standings: readonly Standing[] }) {
  const { t } = useTranslation("projects");
  const { project } = useProject();
  const [named, go] = useAddress("step");
  // Where the team was when the project was opened; later answers do not turn the page.
  const [first] = useState(() => standings.find((one) => one.progress !== "done")?.step ?? STEPS[0]);
  const step = STEPS.find((one) => one === named) ?? first;
  return (
    <div className={classes.path}>
      <StepRail standings={standings} open={step} onOpen={go} />
      <div>
        {project.is_simulated && (
          <Badge variant="default" mb="xs">
            {t("simulated")}
          </Badge>
        )}
        <OpenStep key={step} standing={standings.find((one) => one.step === step)!} isFirst={!named} />
        <Onward step={step} onOpen={go} />
      </div>
    </div>
  );
}

/** A step: what to do and why, its answers, and whether it is done. */
function OpenStep({ standing, isFirst }: { standing: Standing; isFirst: boolean }) {
  const { step } = standing;
  const number = STEPS.indexOf(step) + 1;
  const { title, text } = useExplained()(step);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirst) heading.current?.focus();
  }, [isFirst]);
  const Fields = FIELDS[step];
  return (
    <section aria-labelledby="open-step" className={classes.step}>
      <Title order={2} size="h3" id="open-step" ref={heading} tabIndex={-1} className={classes.stepTitle}>
        {number}. {title}
      </Title>
      <p className={classes.explained}>{text}</p>
      <StepStanding standing={standing} title={title} />
      <Fields />
    </section>
  );
}

function Onward({ step, onOpen }: { step: StepName; onOpen: (step: StepName) => void }) {
  const { t } = useTranslation("projects");
  const explained = useExplained();
  const at = STEPS.indexOf(step);
  const [before, after] = [STEPS[at - 1], STEPS[at + 1]];
  return (
    <Group justify="space-between" className={`${classes.onward} not-printed`}>
      {before ? (
        <Button
          variant="subtle"
          leftSection={<IconArrowLeft size={16} />}
          aria-label={t("before", { step: explained(before).title })}
          onClick={() => onOpen(before)}
        >
          {t("back")}
        </Button>
      ) : (
        <span />
      )}
      {after && (
        <Button rightSection={<IconArrowRight size={16} />} onClick={() => onOpen(after)}>
          {t("after", { step: explained(after).title })}
        </Button>
      )}
    </Group>
  );
}
