import { Popover, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { useTimeout } from "@mantine/hooks";
import {
  IconClockExclamation,
  IconListSearch,
  IconLogout,
  IconMoodEmpty,
  IconTargetArrow,
} from "@tabler/icons-react";
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useSaid } from "@/features/maps/useMap";
import type { Step } from "@/mapping/types";
import { differenceOfShares } from "./differences";
import { FigureList } from "./FigureList";
import { useWritten } from "./figureRows";
import { NextWay } from "./NextWay";
import { useRowTitle } from "./named";
import classes from "./Proof.module.css";
import { FEW, type StepFigures as Figures } from "./types";
import { useProof } from "./useProof";

/** The figures of a step beneath its title; all of them when pointed at or focused. */
export const StepFigures = memo(function StepFigures({ step }: { step: Step }) {
  const { t } = useTranslation("proofs");
  const said = useSaid();
  const [isOpen, setOpen] = useState(false);
  const { proof, look } = useProof();
  const { start, clear } = useTimeout(() => setOpen(true), 250);
  const close = () => {
    clear();
    setOpen(false);
  };
  const figures = proof?.steps.steps.find((one) => one.step === step.id);
  if (!proof) return null;
  if (!figures) return <p className={classes.silent}>{t("step.new")}</p>;
  if (figures.is_silent) return <p className={classes.silent}>{t("step.silent")}</p>;
  return (
    <>
      <Popover opened={isOpen} width={340} position="bottom-start" shadow="md" withinPortal>
        <Popover.Target>
          <UnstyledButton
            className={classes.step}
            onMouseEnter={start}
            onMouseLeave={close}
            onFocus={() => setOpen(true)}
            onBlur={close}
            onClick={(event) => {
              event.stopPropagation();
              look({ panel: "proof", tab: "steps", at: step.id });
            }}
          >
            <VisuallyHidden>{t("step.label", { step: said(step.title) })}</VisuallyHidden>
            <Reach figures={figures} />
            <Facts figures={figures} />
            <Compared figures={figures} />
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown className={classes.popover}>
          <FigureList figures={figures} isShort />
        </Popover.Dropdown>
      </Popover>
      <NextWay figures={figures} />
    </>
  );
});

function Reach({ figures }: { figures: Figures }) {
  const { t } = useTranslation("proofs");
  const { percent } = useFormats();
  const { proof } = useProof();
  const { share, count } = figures.reached;
  const nFindings = proof?.findings.filter((one) => one.step === figures.step).length ?? 0;
  const isStale = proof?.drift?.changes.some((one) => one.step === figures.step);
  return (
    <span className={classes.reach}>
      <span className={classes.bar} data-few={count < FEW || undefined}>
        <span style={{ width: `${100 * (share ?? 0)}%` }} />
      </span>
      <b>{percent(share)}</b>
      {nFindings > 0 && (
        <span className={classes.nFindings} title={t("strip.findings", { count: nFindings })}>
          <IconListSearch size={11} role="img" aria-label={t("strip.findings", { count: nFindings })} />
          {nFindings}
        </span>
      )}
      {isStale && (
        <IconClockExclamation size={15} className={classes.stale} role="img" aria-label={t("step.stale")} />
      )}
    </span>
  );
}

function Facts({ figures }: { figures: Figures }) {
  const { t } = useTranslation("proofs");
  const { formats, points } = useWritten();
  const { drop_off, emotion, effect } = figures;
  const facts = [
    {
      key: "drop_off",
      icon: IconLogout,
      value: drop_off.n > 0 ? formats.percent(drop_off.share) : null,
      n: drop_off.n,
    },
    {
      key: "emotion",
      icon: IconMoodEmpty,
      value: emotion.n > 0 ? formats.emotion(emotion.value) : null,
      n: emotion.n,
    },
    {
      key: "effect",
      icon: IconTargetArrow,
      value: effect?.difference != null && !effect.is_gate ? points(effect.difference) : null,
      n: Math.min(effect?.passed.n ?? 0, effect?.others.n ?? 0),
    },
  ];
  return (
    <span className={classes.facts}>
      {facts.map(
        ({ key, icon: Icon, value, n }) =>
          value !== null && (
            <span key={key} title={t(`figure.${key}`)} data-few={n < FEW || undefined}>
              <Icon size={13} stroke={1.8} role="img" aria-label={t(`figure.${key}`)} />
              {value}
            </span>
          ),
      )}
    </span>
  );
}

/** How much more or fewer journeys come here than in the proof beside it. */
function Compared({ figures }: { figures: Figures }) {
  const { t } = useTranslation("proofs");
  const { formats, points } = useWritten();
  const { other } = useProof();
  const titleOf = useRowTitle();
  const there = other?.steps.steps.find((one) => one.step === figures.step);
  if (!other) return null;
  const name = titleOf(other);
  const difference = there && differenceOfShares(figures.reached, there.reached);
  return (
    <span className={classes.facts}>
      <span className={classes.otherName} title={name}>
        {t("step.other", { name, share: formats.percent(there?.reached.share) })}
      </span>
      {difference && (
        <span className={difference.isSure ? classes.sure : undefined}>
          {t("figure.points", { points: points(difference.value) })}
        </span>
      )}
    </span>
  );
}
