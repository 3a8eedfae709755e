import { IconArrowNarrowRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useDocument } from "@/features/maps/useMap";
import { stepsOf } from "@/mapping/places";
import classes from "./Proof.module.css";
import { FEW, type StepFigures } from "./types";

/** Between a step and the next: how many visits lead there, and after how long. */
export function NextWay({ figures }: { figures: StepFigures }) {
  const { t } = useTranslation("proofs");
  const formats = useFormats();
  const steps = stepsOf(useDocument());
  const next = steps[steps.findIndex((one) => one.id === figures.step) + 1];
  const way = next && figures.onward.find((one) => one.to === next.id);
  if (!way || way.share.share === null) return null;
  const time = way.median_seconds === null ? "" : ` · ${formats.duration(way.median_seconds)}`;
  return (
    <span
      className={classes.next}
      data-few={way.share.n < FEW || undefined}
      title={t("step.next", {
        share: formats.percent(way.share.share),
        low: formats.percent(way.share.low),
        high: formats.percent(way.share.high),
        n: formats.number(way.share.n),
        time: formats.duration(way.median_seconds),
      })}
    >
      {formats.percent(way.share.share < 0.1 ? way.share.share : Math.round(100 * way.share.share) / 100)}
      {time}
      <IconArrowNarrowRight size={13} aria-hidden />
    </span>
  );
}
