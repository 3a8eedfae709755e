import { Group, SegmentedControl, Select } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { IconChartLine } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "@/components/Empty";
import { stepsOf } from "@/mapping/places";
import type { Lane } from "@/mapping/types";
import { useShownMap } from "../audience";
import { personasIn, SERIES } from "../grid/mood";
import { SeriesMark } from "../grid/SeriesMark";
import { laneTitle } from "../titles";
import { useDocument, useSaid } from "../useMap";
import { axisOf, hasTimes } from "./curve/axis";
import classes from "./curve/Curve.module.css";
import { CurveTable } from "./curve/CurveTable";
import { Plot } from "./curve/Plot";
import { StepNotes } from "./curve/StepNotes";

/** Emotion over the steps or over time, large: what the team assumes, customers say, and data measure. */
export default function CurveView() {
  const { t } = useTranslation("maps");
  const map = useShownMap();
  const lanes = map.lanes.filter((lane) => lane.kind === "emotion");
  const [chosen, choose] = useState<string | null>(null);
  const lane = lanes.find((one) => one.id === chosen) ?? lanes[0];
  if (lane && stepsOf(map).length > 0) return <Curve lane={lane} lanes={lanes} choose={choose} />;
  return (
    <Empty icon={<IconChartLine />} title={t("curve.none")}>
      {t("curve.none_text")}
    </Empty>
  );
}

interface CurveProps {
  lane: Lane;
  lanes: readonly Lane[];
  choose(lane: string | null): void;
}

function Curve({ lane, lanes, choose }: CurveProps) {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const map = useDocument();
  const { ref, width } = useElementSize();
  const [persona, setPersona] = useState<string | null>(null);
  const [axisKind, setAxisKind] = useState("steps");
  const [shape, setShape] = useState("curve");
  const steps = stepsOf(map);
  const axis = axisOf(steps, width, axisKind === "time");
  const personas = personasIn(map, lane.id);
  const whose = persona ?? personas[0] ?? null;
  const nameOf = (id: string) => map.personas.find((one) => one.id === id)?.name ?? id;
  return (
    <div className={classes.view}>
      <Group className={`${classes.bar} not-printed`} gap="sm">
        <SegmentedControl
          size="xs"
          aria-label={t("curve.shape")}
          data={["curve", "table"].map((value) => ({ value, label: t(`view.${value}`) }))}
          value={shape}
          onChange={setShape}
        />
        {hasTimes(steps) && shape === "curve" && (
          <SegmentedControl
            size="xs"
            aria-label={t("curve.axis")}
            data={["steps", "time"].map((value) => ({ value, label: t(`curve.by.${value}`) }))}
            value={axisKind}
            onChange={setAxisKind}
          />
        )}
        {lanes.length > 1 && (
          <Select
            size="xs"
            aria-label={t("curve.lane")}
            data={lanes.map((one) => ({ value: one.id, label: laneTitle(one, said, t) }))}
            value={lane.id}
            onChange={choose}
            allowDeselect={false}
          />
        )}
        {personas.length > 1 && (
          <Select
            size="xs"
            aria-label={t("one.persona")}
            data={personas.map((id) => ({ value: id, label: nameOf(id) }))}
            value={whose}
            onChange={setPersona}
            allowDeselect={false}
          />
        )}
      </Group>
      <Key />
      <div className={classes.room} ref={ref}>
        {shape === "table" && <CurveTable lane={lane.id} persona={whose} />}
        {shape === "curve" && width > 0 && (
          <div style={{ width: axis.width, minWidth: "100%" }} className={classes.sheet}>
            <Plot lane={lane.id} persona={whose} axis={axis} isByTime={axisKind === "time"} />
            <StepNotes axis={axis} />
          </div>
        )}
      </div>
    </div>
  );
}

/** What the lines and signs mean. */
function Key() {
  const { t } = useTranslation("maps");
  return (
    <div className={classes.key}>
      {SERIES.map((series) => (
        <span key={series}>
          <SeriesMark series={series} />
          {t(`series.${series}`)}
        </span>
      ))}
    </div>
  );
}
