import { ActionIcon, Menu, TextInput } from "@mantine/core";
import { IconDots, IconTrash } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDraggable, useDropTarget } from "@/components/useDragging";
import { setting } from "@/documents/change";
import { useWords } from "@/documents/edits";
import { useSaid } from "@/documents/useDocument";
import { useWorkshop } from "../useWorkshop";
import type { Column, Entry, Group } from "../workshop";
import classes from "./Board.module.css";
import { NoteCard } from "./NoteCard";
import { ColumnItems } from "./NoteMenu";
import type { Moves } from "./useMoves";
import { VoteButtons } from "./VoteButtons";

interface EntryCardProps {
  entry: Entry;
  column: Column | null;
  moves: Moves;
}

/** A group with its notes, or a note in none; notes are dropped on it to say the same. */
export function EntryCard({ entry, column, moves }: EntryCardProps) {
  const { stage } = useWorkshop();
  const { element, isOver } = useDropTarget<HTMLLIElement>("workshop", {
    takes: (id) => moves.mayJoin(id, entry),
    onDrop: (id) => moves.join(id, entry),
  });
  const notes = entry.notes.map((note) => (
    <NoteCard key={note.id} note={note} entry={entry} column={column} moves={moves} />
  ));
  return (
    <li ref={element} className={classes.entry} data-over={isOver || undefined}>
      {entry.group ? (
        <GroupCard entry={entry} group={entry.group} moves={moves}>
          {notes}
        </GroupCard>
      ) : (
        notes
      )}
      {stage === "voting" && <VoteButtons entry={entry} />}
    </li>
  );
}

interface GroupCardProps {
  entry: Entry;
  group: Group;
  moves: Moves;
  children: React.ReactNode;
}

function GroupCard({ entry, group, moves, children }: GroupCardProps) {
  const { t } = useTranslation("workshops");
  const said = useSaid();
  const { canGroup, canLead, apply } = useWorkshop();
  const { element, isDragged } = useDraggable<HTMLDivElement>("workshop", group.id, canGroup);
  return (
    <div
      ref={element}
      className={classes.group}
      data-dragged={isDragged || undefined}
      data-movable={canGroup || undefined}
    >
      <div className={classes.groupHead}>
        {canGroup ? <GroupTitle group={group} /> : <h3>{said(group.title)}</h3>}
        {canGroup && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={28}
                aria-label={t("group.more", { group: said(group.title) })}
              >
                <IconDots size={18} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown className={classes.menu}>
              {canLead && (
                <Menu.Item
                  leftSection={<IconTrash size={16} />}
                  onClick={() => apply({ op: "remove", id: group.id })}
                >
                  {t("group.dissolve")}
                </Menu.Item>
              )}
              <ColumnItems id={group.id} column={entry.column} moves={moves} />
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {children}
    </div>
  );
}

function GroupTitle({ group }: { group: Group }) {
  const { t } = useTranslation("workshops");
  const said = useSaid();
  const words = useWords();
  const { apply } = useWorkshop();
  const title = said(group.title);
  const [draft, setDraft] = useState(title);
  useEffect(() => setDraft(title), [title]);
  const keep = () => {
    if (!draft.trim()) setDraft(title);
    else if (draft.trim() !== title) apply(setting(group.id, "title", words(group.title, draft)));
  };
  return (
    <TextInput
      className={classes.groupTitle}
      aria-label={t("group.title")}
      size="xs"
      value={draft}
      maxLength={200}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
    />
  );
}
