import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconPencil, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useSaid } from "@/documents/useDocument";
import { useWorkshop } from "../useWorkshop";
import { boardOf, type Entry, type Note } from "../workshop";
import classes from "./Board.module.css";
import type { Moves } from "./useMoves";

interface NoteMenuProps {
  note: Note;
  entry: Entry;
  moves: Moves;
  onChange: () => void;
}

/** What can be done with a note without dragging: move, group, change, remove. */
export function NoteMenu({ note, entry, moves, onChange }: NoteMenuProps) {
  const { t } = useTranslation("workshops");
  const { apply, mayChange, mayMove, canGroup } = useWorkshop();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          className={classes.more}
          aria-label={t("note.more", { text: note.text })}
        >
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        {mayChange(note) && (
          <>
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={onChange}>
              {t("note.change")}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconTrash size={16} />}
              onClick={() => apply({ op: "remove", id: note.id })}
            >
              {t("note.remove")}
            </Menu.Item>
          </>
        )}
        {canGroup && <JoinItems note={note} entry={entry} moves={moves} />}
        {mayMove(note) && <ColumnItems id={note.id} column={entry.column} moves={moves} />}
      </Menu.Dropdown>
    </Menu>
  );
}

function JoinItems({ note, entry, moves }: { note: Note; entry: Entry; moves: Moves }) {
  const { t } = useTranslation("workshops");
  const said = useSaid();
  const { workshop } = useWorkshop();
  const near = boardOf(workshop).find((one) => (one.column?.id ?? null) === entry.column);
  const others = (near?.entries ?? []).filter((one) => moves.mayJoin(note.id, one));
  return (
    <>
      {entry.group && (
        <Menu.Item onClick={() => moves.leave(note, entry.column)}>{t("note.ungroup")}</Menu.Item>
      )}
      {others.length > 0 && <Menu.Label>{t("note.with")}</Menu.Label>}
      {others.map((one) => (
        <Menu.Item key={one.id} onClick={() => moves.join(note.id, one)}>
          <span className={classes.clipped}>{said(one.title)}</span>
        </Menu.Item>
      ))}
    </>
  );
}

interface ColumnItemsProps {
  id: string;
  column: string | null;
  moves: Moves;
}

/** The other columns, to move a note or group to. */
export function ColumnItems({ id, column, moves }: ColumnItemsProps) {
  const { t } = useTranslation("workshops");
  const said = useSaid();
  const { workshop } = useWorkshop();
  const others = (workshop.columns ?? []).filter((one) => one.id !== column);
  if (others.length === 0) return null;
  return (
    <>
      <Menu.Label>{t("note.to")}</Menu.Label>
      {others.map((one) => (
        <Menu.Item key={one.id} onClick={() => moves.hang(id, one)}>
          <span className={classes.clipped}>{said(one.title)}</span>
        </Menu.Item>
      ))}
    </>
  );
}
