import { Group, Switch, Table, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAddress } from "@/documents/address";
import type { Point, Validation } from "./api";
import { Legend, SERIES } from "./EmotionLine";
import { PointRow } from "./PointRow";
import { useMapDocument, useSaid } from "./useValidation";
import classes from "./Validation.module.css";
import { findingsOn } from "./validation";

const COLUMNS = ["touchpoint", "recognised", "measured", "importance", "emotion", "decided"] as const;

/** The step that the address asks for, when the finding it asks for is not told any more. */
function useWantedStep(validation: Validation): string | undefined {
  const [step] = useAddress("at");
  const [finding] = useAddress("finding");
  const { findings, proof_findings, aside } = validation;
  return [...findings, ...proof_findings, ...aside].some((one) => one.id === finding) ? undefined : step;
}

/** Every contact of the map: what was assumed, said and measured, side by side. */
export function PointTable({ validation }: { validation: Validation }) {
  const { t } = useTranslation("validation");
  const [isDifferent, setDifferent] = useState(false);
  const hasFindings = validation.findings.length > 0;
  const shown = validation.points.filter(
    (one) => !isDifferent || findingsOn(validation, one.touchpoint).length > 0,
  );
  if (validation.points.length === 0) return null;
  return (
    <section aria-labelledby="validation-points">
      <Group justify="space-between" align="flex-end" gap="sm" mb="xs">
        <div>
          <Title order={2} size="h4" id="validation-points">
            {t("points.title")}
          </Title>
          <Text size="sm" c="dimmed">
            {t("points.about")}
          </Text>
        </div>
        <Group gap="md">
          <ul className={classes.legend}>
            {SERIES.map((one) => (
              <li key={one}>
                <Legend series={one} /> {t(`emotion.${one}`)}
              </li>
            ))}
          </ul>
          {hasFindings && (
            <Switch
              size="sm"
              label={t("points.different")}
              checked={isDifferent}
              onChange={(event) => setDifferent(event.currentTarget.checked)}
              className="not-printed"
            />
          )}
        </Group>
      </Group>
      <Table.ScrollContainer minWidth={940} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table className={classes.points} verticalSpacing={8} aria-labelledby="validation-points">
          <Table.Thead>
            <Table.Tr>
              {COLUMNS.map((one) => (
                <Table.Th key={one} scope="col">
                  {t(`column.${one}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          {byPhase(shown).map(([phase, points]) => (
            <PhaseRows key={phase} phase={phase} points={points} validation={validation} />
          ))}
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

function byPhase(points: readonly Point[]): [string, Point[]][] {
  const phases = new Map<string, Point[]>();
  for (const one of points) phases.set(one.phase, [...(phases.get(one.phase) ?? []), one]);
  return [...phases];
}

interface PhaseRowsProps {
  phase: string;
  points: readonly Point[];
  validation: Validation;
}

function PhaseRows({ phase, points, validation }: PhaseRowsProps) {
  const wanted = useWantedStep(validation);
  const said = useSaid();
  const found = useMapDocument()?.phases.find((one) => one.id === phase);
  return (
    <Table.Tbody>
      <Table.Tr className={classes.phase}>
        <Table.Th colSpan={COLUMNS.length} scope="rowgroup">
          {said(found?.title) || phase}
        </Table.Th>
      </Table.Tr>
      {points.map((one) => (
        <PointRow
          key={one.touchpoint}
          point={one}
          findings={findingsOn(validation, one.touchpoint)}
          isWanted={one.step === wanted}
        />
      ))}
    </Table.Tbody>
  );
}
