import { Skeleton, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { Figure } from "@/components/Figure";
import type { Lens } from "@/features/lens/lens";
import { differencesQuery, vocabularyQuery } from "@/features/personas/api";
import { lensOfRule } from "@/features/personas/rule";
import { EMPTY_RULE, type Kept } from "@/features/personas/types";

const MOST = 12;

/** Which contacts the persons of one persona have more often than those of the other. */
export function Differences({ left, right }: { left: Kept; right: Kept }) {
  const { t } = useTranslation("personas");
  const vocabulary = useQuery(vocabularyQuery(useWorkspaceId())).data;
  const lenses = vocabulary && [left, right].map((one) => lensOfRule(one.segment ?? EMPTY_RULE, vocabulary));
  const [first, second] = lenses ?? [];
  return (
    <section>
      <Title order={2} size="h4" mb={4}>
        {t("differences.title")}
      </Title>
      {!lenses && <Skeleton height={120} />}
      {first && second && <DifferencesTable names={[left.name, right.name]} lenses={[first, second]} />}
      {lenses && !(first && second) && <Text c="dimmed">{t("figures.no_attribute")}</Text>}
    </section>
  );
}

function DifferencesTable({ names, lenses }: { names: [string, string]; lenses: [Lens, Lens] }) {
  const { t } = useTranslation("personas");
  const formats = useFormats();
  const asked = useQuery(differencesQuery(useWorkspaceId(), ...lenses));
  if (asked.error) return <Text c="dimmed">{asked.error.message}</Text>;
  if (!asked.data) return <Skeleton height={120} />;
  const { touchpoints, left, right, n_shared_persons } = asked.data;
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        {t("differences.lead")}{" "}
        {n_shared_persons > 0 &&
          t("differences.shared", { count: n_shared_persons, number: formats.number(n_shared_persons) })}
      </Text>
      <Table.ScrollContainer
        scrollAreaProps={{
          viewportProps: { tabIndex: 0, role: "region", "aria-label": t("differences.title") },
        }}
        minWidth={560}
      >
        <Table verticalSpacing={6} className="figures" aria-label={t("differences.title")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("differences.touchpoint")}</Table.Th>
              <Table.Th ta="right">{names[0]}</Table.Th>
              <Table.Th ta="right">{names[1]}</Table.Th>
              <Table.Th ta="right">{t("differences.difference")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {touchpoints.slice(0, MOST).map((row) => (
              <Table.Tr key={row.touchpoint}>
                <Table.Td>{row.touchpoint}</Table.Td>
                <Table.Td ta="right">
                  <Figure value={formats.percent(row.share_left)} n={left.persons} />
                </Table.Td>
                <Table.Td ta="right">
                  <Figure value={formats.percent(row.share_right)} n={right.persons} />
                </Table.Td>
                <Table.Td ta="right">
                  <Figure
                    value={signed(row.difference, formats.percent)}
                    interval={
                      row.low == null || row.high == null
                        ? null
                        : [formats.percent(row.low), formats.percent(row.high)]
                    }
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}

function signed(difference: number | null, percent: (value: number | null) => string): string {
  return `${difference !== null && difference > 0 ? "+" : ""}${percent(difference)}`;
}
