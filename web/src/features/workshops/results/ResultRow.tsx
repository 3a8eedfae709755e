import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useSaid } from "@/documents/useDocument";
import { paperOf } from "../palette";
import { useWorkshop } from "../useWorkshop";
import { type Entry, voters } from "../workshop";
import classes from "./Results.module.css";

interface ResultRowProps {
  entry: Entry;
  /** The most votes that any result has. */
  most: number;
  isChosen: boolean;
  onToggle?: () => void;
}

/** A result with its votes as a bar and in words, and the notes that it holds. */
export function ResultRow({ entry, most, isChosen, onToggle }: ResultRowProps) {
  const { t } = useTranslation("workshops");
  const said = useSaid();
  const { workshop } = useWorkshop();
  const title = said(entry.title);
  const n = entry.votes.length;
  const column = workshop.columns?.find((one) => one.id === entry.column);
  const about = [
    n > 0
      ? t("result.votes", { count: n, people: t("result.people", { count: voters(entry) }) })
      : t("result.no_votes"),
    column && said(column.title),
  ].filter(Boolean);
  return (
    <li className={classes.row} data-chosen={isChosen || undefined}>
      {onToggle && (
        <Checkbox
          checked={isChosen}
          onChange={onToggle}
          aria-label={t("result.choose", { title })}
          className={classes.check}
        />
      )}
      <div className={classes.what}>
        <span className={classes.title}>{title}</span>
        <span className={classes.about}>{about.join(" · ")}</span>
        {entry.group && (
          <ul className={classes.notes} aria-label={t("result.notes", { title })}>
            {entry.notes.map((note) => (
              <li key={note.id} style={paperOf(workshop.guests?.find((one) => one.id === note.guest))}>
                {note.text}
              </li>
            ))}
          </ul>
        )}
      </div>
      <span className={classes.bar} aria-hidden>
        <span style={{ width: most ? `${(n / most) * 100}%` : 0 }} />
      </span>
      <span className={`${classes.n} figures`} aria-hidden>
        {n}
      </span>
    </li>
  );
}
