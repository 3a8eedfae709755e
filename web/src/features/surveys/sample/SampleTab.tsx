import { Alert, NativeSelect, NumberInput, Progress, SimpleGrid, Table, Text, Title } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useDecimals, useFormats } from "@/app/format";
import { Failure } from "@/components/Failure";
import { Waiting } from "@/components/Waiting";
import { useDocumentId } from "@/documents/address";
import { NumberField } from "@/documents/fields";
import { type Sample, sampleQuery } from "../api";
import { useSurvey } from "../useSurvey";
import classes from "./Sample.module.css";
import { CONFIDENCES, shareOf, USUAL, type Wanted } from "./sample";

/** How many answers are needed for a margin, beside those that came in. */
export default function SampleTab() {
  const { t } = useTranslation("surveys");
  const { survey } = useSurvey();
  const [wanted, want] = useState(USUAL);
  const population = survey.population ?? null;
  const found = useQuery(sampleQuery(useWorkspaceId(), useDocumentId(), wanted, population));
  return (
    <div className={classes.sheet}>
      <section aria-labelledby="sample-asked">
        <Title order={2} size="h5" id="sample-asked">
          {t("sample.asked")}
        </Title>
        <Text size="sm" c="dimmed" mb="sm">
          {t("sample.asked_about")}
        </Text>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="md" className={classes.fields}>
          <NumberField
            id="head"
            field="population"
            label={t("sample.population")}
            description={t("sample.population_about")}
            value={population}
            min={1}
          />
          <PercentField
            label={t("sample.margin")}
            description={t("sample.margin_about")}
            value={wanted.margin}
            bounds={[0.5, 50]}
            onChange={(margin) => want({ ...wanted, margin })}
          />
          <Confidence wanted={wanted} want={want} />
          <PercentField
            label={t("sample.response_rate")}
            description={t("sample.response_rate_about")}
            value={wanted.response_rate}
            bounds={[1, 100]}
            onChange={(response_rate) => want({ ...wanted, response_rate })}
          />
        </SimpleGrid>
      </section>
      {found.error && <Failure error={found.error} reset={() => found.refetch()} />}
      {!found.data && !found.error && <Waiting rows={4} />}
      {found.data && <Answer found={found.data} />}
      {found.data && <Margins found={found.data} />}
      <Text size="sm" c="dimmed" maw={720}>
        {t("sample.caution")}
      </Text>
    </div>
  );
}

interface PercentFieldProps {
  label: string;
  description: string;
  /** A share of 1. */
  value: number;
  /** In per cents. */
  bounds: readonly [number, number];
  onChange: (share: number) => void;
}

function PercentField({ value, bounds, onChange, ...words }: PercentFieldProps) {
  const [draft, setDraft] = useState<number | string>(value * 100);
  const change = (typed: number | string) => {
    setDraft(typed);
    const share = shareOf(typed, ...bounds);
    if (share !== null) onChange(share);
  };
  return (
    <NumberInput
      {...words}
      {...useDecimals()}
      value={draft}
      onChange={change}
      onBlur={() => setDraft(value * 100)}
      min={bounds[0]}
      max={bounds[1]}
      decimalScale={1}
      suffix=" %"
      hideControls
    />
  );
}

function Confidence({ wanted, want }: { wanted: Wanted; want: (next: Wanted) => void }) {
  const { t } = useTranslation("surveys");
  const formats = useFormats();
  return (
    <NativeSelect
      label={t("sample.confidence")}
      description={t("sample.confidence_about")}
      data={CONFIDENCES.map((one) => ({ value: String(one), label: formats.percent(one) }))}
      value={String(wanted.confidence)}
      onChange={(event) => want({ ...wanted, confidence: Number(event.currentTarget.value) })}
    />
  );
}

/** What is needed, what came in, and how sure that is. */
function Answer({ found }: { found: Sample }) {
  const { t } = useTranslation("surveys");
  const formats = useFormats();
  const { needed, invitations, margin } = found.wanted;
  const about = { margin: formats.percent(margin), confidence: formats.percent(found.confidence) };
  const of = found.population === null ? "sample.of_many" : "sample.of";
  return (
    <section aria-label={t("sample.answer")}>
      <div className={classes.figures}>
        <Big label={t("sample.needed")} value={formats.number(needed)}>
          {t(of, { population: formats.number(found.population), ...about })}
        </Big>
        <Big label={t("sample.invite")} value={formats.number(invitations)}>
          {t(isWithinReach(found.wanted) ? "sample.invite_about" : "sample.invite_all", {
            rate: formats.percent(found.response_rate),
            n: formats.number(found.wanted.expected),
            margin: formats.percent(found.wanted.expected_margin),
          })}
        </Big>
        <Big label={t("sample.came")} value={formats.number(found.n)}>
          {t(found.is_enough ? "sample.enough" : "sample.short", {
            count: needed - found.n,
            n: formats.number(needed - found.n),
          })}
        </Big>
        <Big
          label={t("sample.now")}
          value={found.margin === null ? "–" : `± ${formats.percent(found.margin)}`}
        >
          {t(found.margin === null ? "sample.now_none" : "sample.now_about", about)}
        </Big>
      </div>
      <Progress
        value={Math.min(100, (100 * found.n) / needed)}
        color={found.is_enough ? "sea" : undefined}
        size="lg"
        mt="md"
        aria-label={t("sample.progress")}
      />
      {found.is_few && found.n > 0 && (
        <Alert icon={<IconAlertTriangle />} color="orange" mt="md">
          {t("few")}
        </Alert>
      )}
    </section>
  );
}

/** Whether inviting everybody would bring as many answers as the margin takes. */
const isWithinReach = (row: Sample["wanted"]) => row.expected >= row.needed;

function Big({ label, value, children }: { label: string; value: string; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text className={`${classes.big} figures`}>{value}</Text>
      <Text size="sm">{children}</Text>
    </div>
  );
}

function Margins({ found }: { found: Sample }) {
  const { t } = useTranslation("surveys");
  const formats = useFormats();
  return (
    <section aria-labelledby="sample-margins">
      <Title order={2} size="h5" id="sample-margins" mb={4}>
        {t("sample.margins")}
      </Title>
      <Table className="figures" maw={560} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("sample.margin")}</Table.Th>
            <Table.Th ta="right">{t("sample.needed")}</Table.Th>
            <Table.Th ta="right">{t("sample.invite")}</Table.Th>
            <Table.Th>{t("sample.reached")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {found.rows.map((row) => (
            <Table.Tr key={row.margin} fw={row.margin === found.wanted.margin ? 650 : undefined}>
              <Table.Td>± {formats.percent(row.margin)}</Table.Td>
              <Table.Td ta="right">{formats.number(row.needed)}</Table.Td>
              <Table.Td ta="right">
                {isWithinReach(row) ? formats.number(row.invitations) : t("sample.too_few")}
              </Table.Td>
              <Table.Td>{t(found.n >= row.needed ? "sample.yes" : "sample.no")}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
