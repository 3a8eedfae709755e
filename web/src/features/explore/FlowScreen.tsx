import { Grid, Group, SegmentedControl, Skeleton, Slider, Stack, Text } from "@mantine/core";
import { useDebouncedValue, useElementSize, useViewportSize } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Answer, analysisQuery } from "@/api/analyses";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { ChartFrame } from "@/components/ChartFrame";
import { SaveTile } from "@/features/dashboard/SaveTile";
import { useLens } from "@/features/lens/lens";
import { Answered } from "./Answered";
import { useNameColors } from "./colors";
import { FlowDetails } from "./FlowDetails";
import classes from "./FlowScreen.module.css";
import type { Chosen } from "./FlowView";
import { Frame } from "./Frame";
import { graphOf, type Transition, usualKeep } from "./flowGraph";
import { layoutIn, type Room, scaleIn } from "./flowLayout";
import { MEASURES, type Measure } from "./flowStyle";
import { Legend } from "./Legend";
import { useFlowFrame, useFlowPictures } from "./useFlow";
import { useOptions } from "./useOptions";

const FlowView = lazy(() => import("./FlowView"));

export const USUAL_FLOW = { measure: "count" as Measure, keep: null as number | null };

/** What follows what, as a map. */
export default function FlowScreen() {
  const { t } = useTranslation("explore");
  const [lens] = useLens();
  const [options] = useOptions("flow", USUAL_FLOW);
  const flow = useQuery(analysisQuery(useWorkspaceId(), "flow", { lens }));
  return (
    <Frame
      tab="flow"
      actions={
        <SaveTile
          choices={[{ analysis: "flow", asked: {}, chart: options.measure, title: t("flow.title") }]}
        />
      }
    >
      <Answered asked={flow} isEmpty={(answer) => answer.n_events === 0}>
        {(answer) => <Flow flow={answer} />}
      </Answered>
    </Frame>
  );
}

function Flow({ flow }: { flow: Answer<"flow"> }) {
  const { t } = useTranslation("explore");
  const formats = useFormats();
  const [lens] = useLens();
  const [options, set] = useOptions("flow", USUAL_FLOW);
  const [chosen, choose] = useState<Chosen>(null);
  const { ref, room, height } = useRoom();
  const transitions = flow.transitions as unknown as Transition[];
  const usual = useMemo(() => usualKeep(transitions), [transitions]);
  const [keep] = useDebouncedValue(options.keep ?? usual, 80);
  const graph = useMemo(() => graphOf(transitions, keep), [transitions, keep]);
  const layout = useMemo(() => layoutIn(room, graph), [graph, room]);
  const colorOf = useNameColors(lens);
  const frame = useFlowFrame(transitions, lens.level);
  const { pictures } = useFlowPictures({ graph, layout, measure: options.measure, lens });
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, lg: 9 }}>
        <ChartFrame
          {...frame}
          pictures={pictures}
          note={t("flow.note", {
            share: formats.percent(graph.share),
            n: formats.number(flow.n_journeys),
            events: formats.number(flow.n_events),
          })}
          onRow={(row) => choose({ from: transitions[row]!.from, to: transitions[row]!.to })}
          controls={
            <Group gap="md">
              <Detail keep={options.keep ?? usual} onChange={(next) => set({ keep: next })} />
              <SegmentedControl
                size="xs"
                aria-label={t("flow.measure")}
                data={MEASURES.map((value) => ({ value, label: t(`flow.by_${value}`) }))}
                value={options.measure}
                onChange={(measure) => set({ measure: measure as Measure })}
              />
            </Group>
          }
        >
          <Legend lens={lens} />
          <div ref={ref} className={classes.canvas} style={{ height: height(layout) }}>
            <Suspense fallback={<Skeleton h="100%" />}>
              <FlowView
                key={`${layout.width} ${layout.height}`}
                graph={graph}
                layout={layout}
                measure={options.measure}
                level={lens.level}
                colorOf={colorOf}
                chosen={chosen}
                onChoose={choose}
              />
            </Suspense>
          </div>
        </ChartFrame>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 3 }}>
        <FlowDetails chosen={chosen} transitions={transitions} onClose={() => choose(null)} />
      </Grid.Col>
    </Grid>
  );
}

/** The room for the map, measured in steps so that it is not drawn anew at each point; and its height. */
function useRoom() {
  const { ref, width: measured } = useElementSize();
  const { height: screen } = useViewportSize();
  const width = Math.round((measured || 1080) / 60) * 60;
  const most = Math.max(380, Math.round((0.86 * (screen || 900)) / 20) * 20);
  const room = useMemo(() => ({ width, height: most }), [width, most]);
  const height = (layout: Room) => Math.max(260, Math.min(most, scaleIn(room, layout) * layout.height + 60));
  return { ref, room, height };
}

function Detail({ keep, onChange }: { keep: number; onChange: (keep: number) => void }) {
  const { t } = useTranslation("explore");
  return (
    <Stack gap={0} w={150}>
      <Text size="xs" c="dimmed" aria-hidden>
        {t("flow.detail")}
      </Text>
      <Slider
        size="sm"
        min={0}
        max={100}
        step={1}
        label={(value) => `${value}%`}
        thumbLabel={t("flow.detail_label")}
        value={Math.round(100 * keep)}
        onChange={(value) => onChange(value / 100)}
      />
    </Stack>
  );
}
