import { ActionIcon, Button, Group, Text, Title } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconMoodEdit, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { Empty } from "@/components/Empty";
import { useAddress } from "@/documents/address";
import { cellOf, stepsOf } from "@/mapping/places";
import type { CardOf, Lane, Step } from "@/mapping/types";
import { useShownMap } from "../audience";
import { isLine, KINDS } from "../kinds";
import { useOverlay } from "../overlay";
import { laneTitle } from "../titles";
import { useSaid } from "../useMap";
import { CellCards, useInCell } from "./CellCards";
import classes from "./Grid.module.css";
import { useFacts } from "./GridFacts";
import { moodAt, SERIES } from "./mood";
import { SeriesMark } from "./SeriesMark";
import { useController } from "./useGrid";

/** The map on a phone: a step a page, with its lanes one under the other; a tap on a card writes on it. */
export function StepReading() {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const map = useShownMap();
  const [shown, setShown] = useAddress("step");
  const { StepReport } = useOverlay();
  const { canEdit } = useFacts();
  const steps = stepsOf(map);
  const at = Math.max(
    0,
    steps.findIndex((one) => one.id === shown),
  );
  const step = steps[at];
  if (!step) {
    return (
      <Empty icon={<KINDS.action.icon />} title={t("reading.empty")}>
        {t("reading.empty_text")}
      </Empty>
    );
  }
  const phase = map.phases.find((one) => one.steps.includes(step))!;
  const lanes = map.lanes.filter(
    (lane) => !lane.is_hidden && !isLine(lane) && (canEdit || cellOf(step, lane.id).length > 0),
  );
  const go = (by: number) => setShown(steps[at + by]?.id);
  return (
    <div className={classes.reading}>
      <Group justify="space-between" wrap="nowrap" className={classes.readingHead}>
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label={t("reading.before")}
          disabled={at === 0}
          onClick={() => go(-1)}
        >
          <IconChevronLeft />
        </ActionIcon>
        <div>
          <Text size="xs" c="dimmed" ta="center">
            {t("reading.place", { phase: said(phase.title), number: at + 1, count: steps.length })}
          </Text>
          <Title order={2} size="h4" ta="center">
            {said(step.title)}
          </Title>
        </div>
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label={t("reading.after")}
          disabled={at === steps.length - 1}
          onClick={() => go(1)}
        >
          <IconChevronRight />
        </ActionIcon>
      </Group>
      {StepReport && <StepReport step={step} />}
      {lanes.map((lane) => (
        <section key={lane.id} aria-label={laneTitle(lane, said, t)}>
          <Title order={3} size="h6" mt="md" mb={6}>
            {laneTitle(lane, said, t)}
          </Title>
          {lane.kind === "emotion" ? (
            <Mood step={step} lane={lane} />
          ) : (
            <>
              <CellCards step={step} lane={lane} isTapped />
              <AddCard step={step} lane={lane} />
            </>
          )}
        </section>
      ))}
    </div>
  );
}

/** Opens the field for one more card; the cards that are written follow each other. */
function AddCard({ step, lane }: { step: Step; lane: Lane }) {
  const { t, canEdit, said } = useFacts();
  const controller = useController();
  const { newAt } = useInCell(step, lane);
  if (!canEdit || newAt !== null) return null;
  const index = cellOf(step, lane.id).length;
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconPlus size={14} aria-hidden />}
      aria-label={t("grid.new_card", { lane: laneTitle(lane, said, t) })}
      onClick={() => controller.edit({ what: "new-card", step: step.id, lane: lane.id, index })}
    >
      {t("reading.add")}
    </Button>
  );
}

function Mood({ step, lane }: { step: Step; lane: Lane }) {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const formats = useFormats();
  const card = moodAt(step, lane.id, null);
  const shown = SERIES.map((series) => {
    const reading = card?.[series];
    if (!reading) return null;
    return (
      <Group key={series} gap="xs" className="figures">
        <SeriesMark series={series} />
        <Text size="sm">{t(`series.${series}`)}</Text>
        <Text size="sm" fw={600}>
          {formats.emotion(reading.value)}
        </Text>
        <Text size="sm">{said(reading.word)}</Text>
      </Group>
    );
  });
  return (
    <>
      {shown}
      <SetMood step={step} lane={lane} card={card} />
    </>
  );
}

/** Opens the fields of the emotion at a step; without one it begins in the middle. */
function SetMood({ step, lane, card }: { step: Step; lane: Lane; card: CardOf<"emotion"> | null }) {
  const { t, canEdit } = useFacts();
  const controller = useController();
  if (!canEdit) return null;
  const open = () => {
    if (!card) return controller.setMood(step.id, lane.id, 0);
    controller.setFocus({ area: "cell", step: step.id, lane: lane.id, card: card.id });
    controller.surroundings.openPanel("card");
  };
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconMoodEdit size={15} aria-hidden />}
      onClick={open}
    >
      {t(card ? "reading.mood" : "reading.new_mood")}
    </Button>
  );
}
