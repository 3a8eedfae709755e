import { Table, Text, UnstyledButton } from "@mantine/core";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useSaid, useStore } from "@/features/maps/useMap";
import { FigureList } from "./FigureList";
import classes from "./Panel.module.css";
import { FEW, type Proof, type StepFigures } from "./types";
import { useProof, useSearched } from "./useProof";

/** Every step with its figures, as a table; all that is known of the one that is opened. */
export function StepTable({ proof }: { proof: Proof }) {
  const { t } = useTranslation("proofs");
  const { percent, emotion, duration } = useFormats();
  const said = useSaid();
  const store = useStore();
  const { look } = useProof();
  const open = useSearched("at");
  const toggle = (figures: StepFigures) => {
    look({ at: open === figures.step ? undefined : figures.step });
    if (open !== figures.step) store.select(figures.step);
  };
  return (
    <>
      <Table
        fz="xs"
        verticalSpacing={4}
        horizontalSpacing={4}
        className="figures"
        aria-label={t("tab.steps")}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("steps.step")}</Table.Th>
            <Table.Th ta="right">{t("steps.reached")}</Table.Th>
            <Table.Th ta="right">{t("steps.drop_off")}</Table.Th>
            <Table.Th ta="right">{t("steps.time")}</Table.Th>
            <Table.Th ta="right">{t("steps.emotion")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {proof.steps.steps.map((figures) => (
            <Fragment key={figures.step}>
              <Table.Tr className={figures.reached.count < FEW ? classes.few : undefined}>
                <Table.Th scope="row" fw={500}>
                  <UnstyledButton
                    className={classes.stepName}
                    aria-expanded={open === figures.step}
                    onClick={() => toggle(figures)}
                  >
                    {said(figures.title)}
                  </UnstyledButton>
                </Table.Th>
                {figures.is_silent ? (
                  <Table.Td colSpan={4} c="dimmed">
                    {t("steps.silent")}
                  </Table.Td>
                ) : (
                  <>
                    <Table.Td ta="right">{percent(figures.reached.share)}</Table.Td>
                    <Table.Td ta="right">{percent(figures.drop_off.share)}</Table.Td>
                    <Table.Td ta="right">{duration(figures.time_to_next.median)}</Table.Td>
                    <Table.Td ta="right">{emotion(figures.emotion.value)}</Table.Td>
                  </>
                )}
              </Table.Tr>
              {open === figures.step && (
                <Table.Tr>
                  <Table.Td colSpan={5} className={classes.stepMore}>
                    <FigureList figures={figures} />
                  </Table.Td>
                </Table.Tr>
              )}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt="sm">
        {t("steps.note")}
      </Text>
    </>
  );
}
