import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { setting, together } from "@/documents/change";
import { useSaid } from "@/documents/useDocument";
import { useWorkshop } from "../useWorkshop";
import { STAGES, type Stage, votesEach, votesLeft } from "../workshop";
import { Present } from "./Present";
import classes from "./Stages.module.css";
import { TimerClock } from "./TimerClock";

/** Where the workshop is, what everyone does now, the timer, and who is there. */
export function StageBar() {
  const { workshop, stage } = useWorkshop();
  const said = useSaid();
  const question = said(workshop.question);
  return (
    <>
      {question && <p className={classes.question}>{question}</p>}
      <div className={`${classes.row} not-printed`} data-stage={stage}>
        <Stages />
        <Text size="sm" className={classes.hint}>
          <Hint stage={stage} />
        </Text>
        <div className={classes.end}>
          {stage === "voting" && <VotesLeft />}
          <TimerClock />
          <Present />
        </div>
      </div>
    </>
  );
}

function Stages() {
  const { t } = useTranslation("workshops");
  const { workshop, stage, canLead, apply } = useWorkshop();
  const go = (to: Stage) => {
    if (to === stage) return;
    const move = setting("head", "stage", to);
    // The time was for what was done until now.
    apply(workshop.timer ? together([move, setting("head", "timer", null)]) : move);
  };
  return (
    <ol className={classes.stages} aria-label={t("stages")}>
      {STAGES.map((one, i) => {
        const label = (
          <>
            <span className={classes.number} aria-hidden>
              {i + 1}
            </span>
            <span>{t(`stage.${one}`)}</span>
          </>
        );
        return (
          <li
            key={one}
            data-here={one === stage || undefined}
            aria-current={one === stage ? "step" : undefined}
          >
            {canLead ? (
              <button type="button" onClick={() => go(one)}>
                {label}
              </button>
            ) : (
              <span>{label}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Hint({ stage }: { stage: Stage }) {
  const { t } = useTranslation("workshops");
  const { workshop, seat, canEdit, connection } = useWorkshop();
  if (!canEdit && connection === "open") return t("hint.viewer");
  if (stage === "result") return t(seat.isLeader ? "hint.result_leader" : "hint.result");
  return t(`hint.${stage}`, { count: votesEach(workshop) });
}

/** The votes that I may still give, as dots and in words. */
function VotesLeft() {
  const { t } = useTranslation("workshops");
  const { workshop, seat, canVote } = useWorkshop();
  const each = votesEach(workshop);
  const left = votesLeft(workshop, seat.id);
  if (!canVote) return null;
  return (
    <span className={classes.left} role="status">
      {each <= 10 && (
        <span className={classes.dots} aria-hidden>
          {Array.from({ length: each }, (_, i) => (
            <span key={i} data-given={i >= left || undefined} />
          ))}
        </span>
      )}
      {t("vote.left", { count: left })}
    </span>
  );
}
