// biome-ignore-all lint/a11y: the grid itself has the keyboard and says where it is by aria-activedescendant
import type { Lane } from "@/mapping/types";
import { Ring } from "./CardBox";
import classes from "./Grid.module.css";
import { useFacts } from "./GridFacts";
import type { Placed } from "./LaneRow";
import { moodAt, SERIES } from "./mood";
import { moodAtHeight } from "./sizes";
import { useController, useGrid } from "./useGrid";
import { Writer } from "./Writer";

interface EmotionCellProps extends Placed {
  lane: Lane;
}

/** The cell under the curve: where the keyboard is, what is read aloud, where the word is written. */
export function EmotionCell({ column, index, left, width, lane }: EmotionCellProps) {
  const { t, said, formats, canEdit } = useFacts();
  const controller = useController();
  const step = column.step;
  const persona = useGrid((state) => state.persona);
  const card = step && moodAt(step, lane.id, persona);
  const isFocused = useGrid(
    ({ focus }) => focus.area === "cell" && focus.step === step?.id && focus.lane === lane.id,
  );
  const isWritten = useGrid(({ editing: one }) =>
    one?.what === "card"
      ? one.id === card?.id
      : one?.what === "new-card" && one.step === step?.id && one.lane === lane.id,
  );
  if (!step)
    return (
      <div role="gridcell" aria-colindex={index + 2} className={classes.noCell} style={{ left, width }} />
    );
  const readings = SERIES.flatMap((series) => {
    const reading = card?.[series];
    return reading ? `${t(`series.${series}`)} ${formats.emotion(reading.value)} ${said(reading.word)}` : [];
  });
  const focus = (event: React.MouseEvent<HTMLElement>) => {
    controller.setFocus({ area: "cell", step: step.id, lane: lane.id, card: card?.id ?? null });
    if (card || !canEdit || event.detail < 2) return;
    const { top } = event.currentTarget.getBoundingClientRect();
    controller.setMood(step.id, lane.id, moodAtHeight(event.clientY - top));
  };
  return (
    <div
      id={`cell-${step.id}-${lane.id}`}
      role="gridcell"
      aria-colindex={index + 2}
      aria-selected={isFocused}
      aria-label={readings.join("; ") || t("mood.none")}
      className={classes.moodCell}
      data-focused={isFocused || undefined}
      style={{ left, width }}
      onClick={focus}
    >
      {isWritten && (
        <div className={classes.moodWriter}>
          <Writer words={said(card?.assumed?.word)} label={t("mood.word")} />
        </div>
      )}
      {card && <Ring part={card.id} />}
    </div>
  );
}
