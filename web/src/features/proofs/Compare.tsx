import { Button, Group, NativeSelect, Stack, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useSaid, useStore } from "@/features/maps/useMap";
import { proofsQuery } from "./api";
import { CompareWith } from "./CompareWith";
import { comparedSteps, type Difference, difference } from "./differences";
import { useWritten } from "./figureRows";
import { useRowTitle } from "./named";
import classes from "./Panel.module.css";
import type { Proof } from "./types";
import { useProof, useSearched } from "./useProof";

/** Two proofs side by side: another time, another persona, another group. */
export function Compare({ proof }: { proof: Proof }) {
  const { t } = useTranslation("proofs");
  const formats = useFormats();
  const titleOf = useRowTitle();
  const { of, other, look } = useProof();
  const chosen = useSearched("with");
  const rows = (useQuery(proofsQuery(of)).data ?? []).filter((row) => row.id !== proof.id);
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t("compare.text")}
      </Text>
      <CompareWith proof={proof} />
      {rows.length > 0 && (
        <NativeSelect
          size="sm"
          label={t("compare.earlier")}
          value={rows.some((row) => row.id === chosen) ? chosen : ""}
          onChange={(event) => look({ with: event.currentTarget.value || undefined })}
          data={[
            { value: "", label: t("compare.choose") },
            ...rows.map((row) => ({
              value: row.id,
              label: `${titleOf(row)} · ${formats.moment(row.made_at)}`,
            })),
          ]}
        />
      )}
      {other && <Differences proof={proof} other={other} />}
    </Stack>
  );
}

function Differences({ proof, other }: { proof: Proof; other: Proof }) {
  const { t } = useTranslation("proofs");
  const { formats, points } = useWritten();
  const said = useSaid();
  const store = useStore();
  const titleOf = useRowTitle();
  const { look } = useProof();
  const write = (one: Difference | null, written: (value: number) => string) =>
    one && (
      <span
        className={one.isSure ? classes.sure : classes.unsure}
        title={t("figure.between", { low: written(one.low), high: written(one.high) })}
      >
        {written(one.value)}
      </span>
    );
  const fitness = difference(proof.conformance.fitness, other.conformance.fitness);
  return (
    <>
      <dl className={classes.sides}>
        <dt>{t("compare.this")}</dt>
        <dd>
          {titleOf(proof)} · {t("figure.n_journeys", { n: formats.number(proof.steps.n_journeys) })} ·{" "}
          {t("compare.fit", { fit: formats.percent(proof.conformance.fitness.value) })}
        </dd>
        <dt>{t("compare.other")}</dt>
        <dd>
          {titleOf(other)} · {t("figure.n_journeys", { n: formats.number(other.steps.n_journeys) })} ·{" "}
          {t("compare.fit", { fit: formats.percent(other.conformance.fitness.value) })}
          {fitness && ` (${points(fitness.value)})`}
        </dd>
      </dl>
      <Table
        fz="xs"
        verticalSpacing={4}
        horizontalSpacing={4}
        className="figures"
        aria-label={t("compare.table")}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("steps.step")}</Table.Th>
            <Table.Th ta="right">{t("steps.reached")}</Table.Th>
            <Table.Th ta="right">{t("compare.reached")}</Table.Th>
            <Table.Th ta="right">{t("compare.drop_off")}</Table.Th>
            <Table.Th ta="right">{t("steps.emotion")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {comparedSteps(proof, other).map(({ one, other: there, reached, dropOff, emotion }) => (
            <Table.Tr key={one.step}>
              <Table.Th scope="row" fw={500}>
                <button type="button" className={classes.stepName} onClick={() => store.select(one.step)}>
                  {said(one.title)}
                </button>
              </Table.Th>
              <Table.Td ta="right">
                {formats.percent(one.reached.share)}
                <br />
                <Text span size="xs" c="dimmed">
                  {formats.percent(there.reached.share)}
                </Text>
              </Table.Td>
              <Table.Td ta="right">{write(reached, points)}</Table.Td>
              <Table.Td ta="right">{write(dropOff, points)}</Table.Td>
              <Table.Td ta="right">{write(emotion, formats.emotion)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed">
        {t("compare.note")}
      </Text>
      <Group>
        <Button size="compact-sm" variant="default" onClick={() => look({ with: undefined })}>
          {t("compare.end")}
        </Button>
      </Group>
    </>
  );
}
