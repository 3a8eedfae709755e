// biome-ignore-all lint/a11y: the grid itself has the keyboard and says where it is by aria-activedescendant
import { memo } from "react";
import { statusOf } from "@/mapping/status";
import type { Card } from "@/mapping/types";
import { imageAddress } from "../images";
import { channelIcon, KINDS } from "../kinds";
import { colorOf } from "../people";
import { titleOf } from "../titles";
import classes from "./Grid.module.css";
import { useFacts } from "./GridFacts";
import { hasMeta } from "./sizes";
import { useCardDrag } from "./useDrag";
import { useController } from "./useGrid";

interface CardBoxProps {
  card: Card;
  step: string;
  lane: string;
  isFocused: boolean;
  /** A tap writes on it: where there is no keyboard. */
  isTapped?: boolean;
}

/** A card in its cell. */
export const CardBox = memo(function CardBox(props: CardBoxProps) {
  const { card, step, lane, isFocused, isTapped = false } = props;
  const controller = useController();
  const { t, said, workspaceId, isToBe } = useFacts();
  const status = statusOf(card, { state: isToBe ? "to_be" : "as_is" });
  const drag = useCardDrag(card.id);
  const words = said(titleOf(card));
  const { color } = KINDS[card.kind];
  const edit = () => controller.edit({ what: "card", id: card.id });
  const focus = () => {
    controller.setFocus({ area: "cell", step, lane, card: card.id });
    if (isTapped) edit();
  };
  return (
    <div
      ref={drag}
      id={`card-${card.id}`}
      role="group"
      aria-label={`${t(`one.${card.kind}`)}: ${words}. ${t(`basis.${status}`)}`}
      className={classes.card}
      data-status={status}
      data-focused={isFocused || undefined}
      style={{ "--kind": `var(--mantine-color-${color}-filled)` } as React.CSSProperties}
      onClick={focus}
      onDoubleClick={edit}
    >
      {card.kind === "image" && (
        <img
          className={classes.picture}
          src={imageAddress(card.image, workspaceId)}
          alt={said(card.text)}
          loading="lazy"
          draggable={false}
        />
      )}
      <div className={classes.cardLine}>
        <CardIcon card={card} />
        {!(card.kind === "image" && !card.text) && <span className={classes.words}>{words}</span>}
        {(status === "observed" || status === "reported") && (
          <span className={classes.basis} data-status={status} title={t(`basis.${status}`)} />
        )}
      </div>
      {hasMeta(card) && <CardMeta card={card} />}
      <CommentCount part={card.id} />
      <Ring part={card.id} />
    </div>
  );
});

function CardIcon({ card }: { card: Card }) {
  const { channels } = useFacts();
  const channel = card.kind === "touchpoint" ? (card.channel ?? channels.get(card.touchpoint)) : null;
  const Icon = channel ? channelIcon(channel) : KINDS[card.kind].icon;
  return (
    <span title={channel ?? undefined} className={classes.icon}>
      <Icon size={14} stroke={1.8} aria-hidden />
    </span>
  );
}

function CardMeta({ card }: { card: Card }) {
  const { t, said, formats, personas } = useFacts();
  return (
    <div className={`${classes.meta} figures`}>
      {card.kind === "pain" && card.severity != null && (
        <span
          role="img"
          aria-label={t("card.severity_of", { value: card.severity })}
          className={classes.severity}
        >
          {[1, 2, 3, 4, 5].map((level) => (
            <i key={level} data-on={level <= card.severity! || undefined} />
          ))}
        </span>
      )}
      {card.kind === "kpi" && card.value != null && <b>{formats.measured(card.value, card.unit)}</b>}
      {card.kind === "kpi" && card.target != null && (
        <span>{t("card.target_of", { value: formats.measured(card.target, card.unit) })}</span>
      )}
      {card.kind === "touchpoint" && card.text && <span>{said(card.text)}</span>}
      {card.kind === "moment_of_truth" && card.moment && <span>{t(`moment.${card.moment}`)}</span>}
      {card.persona && <span className={classes.persona}>{personas.get(card.persona) ?? card.persona}</span>}
    </div>
  );
}

/** A ring in the colour of the colleague who is here. */
export function Ring({ part }: { part: string }) {
  const colleague = useFacts().colleagues.get(part);
  if (!colleague) return null;
  return (
    <span
      className={classes.ring}
      style={{ "--ring": `var(--mantine-color-${colorOf(colleague.user_id)}-filled)` } as React.CSSProperties}
    >
      <em>{colleague.name.split(" ")[0]}</em>
    </span>
  );
}

/** How many threads are open about a part; a click opens them. */
export function CommentCount({ part }: { part: string }) {
  const { t, comments } = useFacts();
  const controller = useController();
  const count = comments.get(part);
  if (!count) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.comments}
      aria-label={t("comments.open", { count })}
      onClick={() => controller.surroundings.openPanel("comments")}
    >
      {count}
    </button>
  );
}
