import { IconDirectionSign, IconFlag, IconPlayerPlay, IconStarFilled } from "@tabler/icons-react";
import { Handle, type NodeProps, Position } from "@xyflow/react";
import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useKnown } from "@/components/known";
import type { Card, Step } from "@/mapping/types";
import { channelIcon } from "../../kinds";
import { useOverlay } from "../../overlay";
import { useChannels } from "../../register";
import { useSaid } from "../../useMap";
import classes from "./Flow.module.css";
import type { BandBox, StepBox } from "./useDrawn";

/** Nothing: it only takes the room of the whole chart. */
export function RoomNode() {
  return null;
}

/** The band of a phase behind its steps. */
export const BandNode = memo(function BandNode({ data: { phase, isContinued, color } }: NodeProps<BandBox>) {
  const { t } = useTranslation("maps");
  const said = useSaid();
  return (
    <div className={classes.band} style={tinted(color)}>
      <strong>
        {said(phase.title)} {isContinued && <em>{t("flow.continued")}</em>}
      </strong>
    </div>
  );
});

/** A step, its marks, and the channels of its contacts. */
export const StepNode = memo(function StepNode({ data, selected, isConnectable }: NodeProps<StepBox>) {
  const { step, number, isStart, isEnd, color } = data;
  const { t } = useTranslation("maps");
  const said = useSaid();
  const { StepFigures, StepGhosts } = useOverlay();
  return (
    <div
      className={classes.step}
      style={tinted(color)}
      data-selected={selected || undefined}
      data-decision={step.is_decision || undefined}
    >
      <div className={classes.marks}>
        {isStart && (
          <Mark
            icon={<IconPlayerPlay size={11} aria-hidden />}
            name={t("flow.start")}
            about={t("step.is_start")}
          />
        )}
        {step.is_decision && (
          <Mark
            icon={<IconDirectionSign size={12} aria-hidden />}
            name={t("flow.decision")}
            about={t("step.is_decision")}
          />
        )}
        {isEnd && (
          <Mark icon={<IconFlag size={12} aria-hidden />} name={t("flow.end")} about={t("step.is_end")} />
        )}
      </div>
      <Handle
        type="target"
        position={Position.Left}
        className={classes.handle}
        isConnectable={isConnectable}
      />
      <div className={classes.head}>
        <span className={classes.number}>{number}</span>
        <span className={classes.title} title={said(step.title)}>
          {said(step.title)}
        </span>
      </div>
      <Channels step={step} />
      {StepFigures && <StepFigures step={step} />}
      {StepGhosts && <StepGhosts step={step} />}
      <Handle
        type="source"
        position={Position.Right}
        className={classes.handle}
        isConnectable={isConnectable}
        title={t("flow.handle")}
      />
    </div>
  );
});

function Mark({ icon, name, about }: { icon: ReactNode; name: string; about: string }) {
  return (
    <span className={classes.mark} title={about}>
      {icon}
      {name}
    </span>
  );
}

const MOST_CHANNELS = 5;

function Channels({ step }: { step: Step }) {
  const { t } = useTranslation("maps");
  const channels = useChannels();
  const known = useKnown();
  const cards = Object.values(step.cards).flat();
  const used = [...new Set(cards.flatMap((card) => channelOf(card, channels) ?? []))].slice(0, MOST_CHANNELS);
  const isDecisive = cards.some((card) => card.kind === "moment_of_truth");
  return (
    <div className={classes.channels}>
      {isDecisive && (
        <span title={t("one.moment_of_truth")} className={classes.star}>
          <IconStarFilled size={14} aria-label={t("one.moment_of_truth")} />
        </span>
      )}
      {used.map((channel) => {
        const Icon = channelIcon(channel);
        const name = known(channel, "channel");
        return (
          <span key={channel} title={name}>
            <Icon size={15} stroke={1.7} aria-label={name} />
          </span>
        );
      })}
    </div>
  );
}

function channelOf(card: Card, channels: ReadonlyMap<string, string | null>) {
  return card.kind === "touchpoint" ? (card.channel ?? channels.get(card.touchpoint)) : null;
}

/** The accent of a phase, as colours that a stylesheet uses. */
function tinted(color: string): React.CSSProperties {
  return {
    "--accent": `var(--mantine-color-${color}-filled)`,
    "--tint": `var(--mantine-color-${color}-light)`,
  } as React.CSSProperties;
}
