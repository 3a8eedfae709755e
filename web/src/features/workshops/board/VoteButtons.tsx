import { ActionIcon } from "@mantine/core";
import { IconMinus, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useSaid } from "@/documents/useDocument";
import { voting } from "../edits";
import { useWorkshop } from "../useWorkshop";
import { type Entry, votesLeft } from "../workshop";
import classes from "./Board.module.css";

/** My dots on a group or note. Those of others are seen when the votes are counted. */
export function VoteButtons({ entry }: { entry: Entry }) {
  const { t } = useTranslation("workshops");
  const said = useSaid();
  const { workshop, seat, canVote, take, apply } = useWorkshop();
  const mine = entry.votes.filter((vote) => vote.guest === seat.id);
  const left = votesLeft(workshop, seat.id);
  const title = said(entry.title);
  if (!canVote) return null;
  return (
    <fieldset
      className={classes.votes}
      aria-label={t("vote.on", { title })}
      data-given={mine.length > 0 || undefined}
    >
      <ActionIcon
        size={36}
        radius="xl"
        variant="subtle"
        color="gray"
        aria-label={t("vote.back", { title })}
        disabled={mine.length === 0}
        onClick={() => apply({ op: "remove", id: mine.at(-1)!.id })}
      >
        <IconMinus size={18} />
      </ActionIcon>
      <span className={classes.dots}>
        <span className={classes.hidden}>{t("vote.mine", { count: mine.length })}</span>
        {mine.map((vote) => (
          <span key={vote.id} className={classes.dot} aria-hidden />
        ))}
      </span>
      <ActionIcon
        size={36}
        radius="xl"
        variant="filled"
        aria-label={t("vote.give", { title })}
        disabled={left === 0}
        onClick={() => take((guest) => voting(guest, entry))}
      >
        <IconPlus size={18} />
      </ActionIcon>
    </fieldset>
  );
}
