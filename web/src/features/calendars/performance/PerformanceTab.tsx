import { Alert, MultiSelect, NumberInput, Table, Text } from "@mantine/core";
import { IconTargetArrow } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { Empty } from "@/components/Empty";
import { Failure } from "@/components/Failure";
import { Waiting } from "@/components/Waiting";
import { useDocumentId } from "@/documents/address";
import frame from "@/documents/frame/Frame.module.css";
import { type ItemPerformance, performanceQuery } from "../api";
import shared from "../Calendar.module.css";
import { useContent } from "../useContent";
import { useNames } from "../useNames";
import { PerformanceRow } from "./PerformanceRow";
import { ReachedChart } from "./ReachedChart";

/** What content did: whom it reached by its campaign code, and how many of them had an outcome. */
export default function PerformanceTab() {
  const { t } = useTranslation("calendars");
  const { items } = useContent();
  const [outcome, setOutcome] = useState<string[]>([]);
  const [days, setDays] = useState(30);
  const coded = items.filter((one) => one.campaign);
  // What the figures depend on: they are asked anew when a code or a day changes.
  const codes = coded.map((one) => [one.id, one.campaign, one.starts_on, one.ends_on].join("|")).join("\n");
  const asked = useQuery({
    ...performanceQuery(useWorkspaceId(), useDocumentId(), { outcome, days }, codes),
    enabled: coded.length > 0,
    placeholderData: keepPreviousData,
  });
  if (coded.length === 0)
    return (
      <Empty icon={<IconTargetArrow />} title={t("performance.empty_title")}>
        {t("performance.empty_text")}
      </Empty>
    );
  if (asked.error) return <Failure error={asked.error} reset={() => asked.refetch()} />;
  if (!asked.data) return <Waiting rows={6} />;
  return (
    <>
      <Asked
        outcomes={outcome.length > 0 ? outcome : asked.data.outcomes}
        onOutcomes={setOutcome}
        days={days}
        onDays={setDays}
      />
      {asked.data.outcomes.length === 0 ? (
        <Alert color="orange" title={t("performance.no_outcome")}>
          {t("performance.no_outcome_how")}
        </Alert>
      ) : (
        <Found found={asked.data.items} days={asked.data.days} />
      )}
    </>
  );
}

interface AskedProps {
  outcomes: string[];
  onOutcomes: (names: string[]) => void;
  days: number;
  onDays: (days: number) => void;
}

/** What counts, and how soon. */
function Asked({ outcomes, onOutcomes, days, onDays }: AskedProps) {
  const { t } = useTranslation("calendars");
  const names = useNames();
  return (
    <div className={`${frame.tools} not-printed`} style={{ justifyContent: "flex-start" }}>
      <MultiSelect
        label={t("performance.outcome")}
        data={[...new Set([...names.touchpoints, ...outcomes])]}
        value={outcomes}
        onChange={onOutcomes}
        searchable
        hidePickedOptions
        w={340}
        maw="100%"
      />
      <NumberInput
        label={t("performance.within")}
        suffix={` ${t("performance.days")}`}
        value={days}
        onChange={(value) => Number(value) >= 1 && onDays(Math.min(Number(value), 3650))}
        min={1}
        max={3650}
        w={130}
      />
    </div>
  );
}

function Found({ found, days }: { found: readonly ItemPerformance[]; days: number }) {
  const { t } = useTranslation("calendars");
  const shown = found.toSorted((a, b) => b.n_reached - a.n_reached);
  return (
    <>
      <Table.ScrollContainer minWidth={820} className={shared.whole}>
        <Table aria-label={t("performance.label")} className="figures" fz="sm" verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("one.title")}</Table.Th>
              <Table.Th ta="right">{t("performance.contacts")}</Table.Th>
              <Table.Th ta="right">{t("performance.reached")}</Table.Th>
              <Table.Th>{t("performance.converted", { count: days })}</Table.Th>
              <Table.Th>{t("performance.before", { count: days })}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((one) => (
              <PerformanceRow key={one.item} found={one} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="xs" c="dimmed" mb="lg">
        {t("performance.caution")}
      </Text>
      <ReachedChart found={shown} days={days} />
    </>
  );
}
