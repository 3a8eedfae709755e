import { SegmentedControl, SimpleGrid, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Answer, analysisQuery } from "@/api/analyses";
import { useWorkspaceId } from "@/api/me";
import { SaveTile } from "@/features/dashboard/SaveTile";
import { type Lens, useLens } from "@/features/lens/lens";
import { Answered } from "./Answered";
import { Frame } from "./Frame";
import { NamesChart } from "./NamesChart";
import { Totals } from "./Totals";
import { TrendChart } from "./TrendChart";
import { useOptions } from "./useOptions";

export const EVERY = ["day", "week", "month"] as const;
const USUAL = { every: "week" as (typeof EVERY)[number] };

/** Who, how many and when. */
export default function OverviewScreen() {
  const { t } = useTranslation("explore");
  const [lens] = useLens();
  const [options] = useOptions("trend", USUAL);
  const summary = useQuery(analysisQuery(useWorkspaceId(), "summary", { lens }));
  return (
    <Frame
      tab="overview"
      actions={
        <SaveTile
          choices={[
            { analysis: "trend", asked: options, title: t("trend.title") },
            { analysis: "summary", asked: {}, title: t(`names.${lens.level ?? "touchpoint"}`) },
          ]}
        />
      }
    >
      <Answered asked={summary} isEmpty={(answer) => answer.events === 0}>
        {(answer) => (
          <Stack gap="lg">
            <Totals totals={answer} />
            <OverTime lens={lens} />
            <Commonest lens={lens} summary={answer} />
          </Stack>
        )}
      </Answered>
    </Frame>
  );
}

function OverTime({ lens }: { lens: Lens }) {
  const { t } = useTranslation("explore");
  const [{ every }, set] = useOptions("trend", USUAL);
  const trend = useQuery(analysisQuery(useWorkspaceId(), "trend", { lens, every }));
  const control = (
    <SegmentedControl
      size="xs"
      aria-label={t("trend.every")}
      data={EVERY.map((value) => ({ value, label: t(`trend.${value}`) }))}
      value={every}
      onChange={(value) => set({ every: value as (typeof EVERY)[number] })}
    />
  );
  return (
    <Answered asked={trend}>
      {(answer) => <TrendChart trend={answer} frame={{ controls: control }} />}
    </Answered>
  );
}

function Commonest({ lens, summary }: { lens: Lens; summary: Answer<"summary"> }) {
  const { t } = useTranslation("explore");
  const level = lens.level ?? "touchpoint";
  const other = level === "channel" ? "phase" : "channel";
  const seen = { ...lens, level: other, hidden: [], grouping: {} };
  const others = useQuery(analysisQuery(useWorkspaceId(), "summary", { lens: seen }));
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
      <NamesChart
        title={t(`names.${level}`)}
        level={level}
        names={summary.by_touchpoint}
        persons={summary.persons}
      />
      <Answered asked={others}>
        {(answer) => (
          <NamesChart
            title={t(`names.${other}`)}
            level={other}
            names={answer.by_touchpoint}
            persons={answer.persons}
          />
        )}
      </Answered>
    </SimpleGrid>
  );
}
