import { Tooltip, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useOverlay } from "@/features/maps/overlay";
import type { Step } from "@/mapping/types";
import classes from "./Proof.module.css";
import { useProof } from "./useProof";

const GHOST = 28;
const MOST_GHOSTS = 3;

/** How high so many contacts are, when the last line says how many more there are. */
export const ghostsHeight = (count: number) => Math.min(count, MOST_GHOSTS + 1) * GHOST;

/** The contacts that happen at a step and are not on the map, the most frequent first. */
export function Ghosts({ step }: { step: Step }) {
  const { t } = useTranslation("proofs");
  const formats = useFormats();
  const { proof, look } = useProof();
  const ghosts = useOverlay().ghosts?.get(step.id) ?? [];
  const shown = ghosts.slice(0, MOST_GHOSTS);
  const findingOf = (touchpoint: string) => proof?.findings.find((one) => one.touchpoint === touchpoint)?.id;
  if (ghosts.length === 0) return null;
  return (
    <div className={classes.ghosts}>
      {shown.map((ghost) => {
        const label = t("marks.ghost", {
          touchpoint: ghost.touchpoint,
          share: formats.percent(ghost.journeys.share),
          low: formats.percent(ghost.journeys.low),
          high: formats.percent(ghost.journeys.high),
          n: formats.number(ghost.journeys.n),
          persons: formats.number(ghost.persons),
        });
        return (
          <Tooltip key={ghost.touchpoint} label={label} multiline w={300}>
            <UnstyledButton
              className={classes.ghost}
              onClick={() => look({ panel: "proof", tab: undefined, finding: findingOf(ghost.touchpoint) })}
            >
              <VisuallyHidden>{label}</VisuallyHidden>
              <span aria-hidden>{ghost.touchpoint}</span>
              <b aria-hidden>{formats.percent(Math.round(1000 * (ghost.journeys.share ?? 0)) / 1000)}</b>
            </UnstyledButton>
          </Tooltip>
        );
      })}
      {ghosts.length > shown.length && (
        <span className={classes.more}>{t("marks.more", { count: ghosts.length - shown.length })}</span>
      )}
    </div>
  );
}
