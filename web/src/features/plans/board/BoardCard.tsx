import { Group, Text } from "@mantine/core";
import { IconAlertTriangle, IconCalendar } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { today, useFormats } from "@/app/format";
import { useDraggable } from "@/components/useDragging";
import { useAddress } from "@/documents/address";
import plan from "@/documents/frame/Frame.module.css";
import { useSaid } from "@/documents/useDocument";
import { KindDot } from "../KindDot";
import { useKinds } from "../kinds";
import { type Action, isLate } from "../plan";
import classes from "./Board.module.css";

interface BoardCardProps {
  action: Action;
  canMove: boolean;
  onStep: (key: string) => void;
}

/** An action on the board: dragged, moved by Alt and an arrow key, opened by a click. */
export function BoardCard({ action, canMove, onStep }: BoardCardProps) {
  const { t } = useTranslation("plans");
  const formats = useFormats();
  const said = useSaid();
  const { nameOf } = useKinds();
  const [opened, open] = useAddress("at");
  const { element, isDragged } = useDraggable<HTMLButtonElement>("action", action.id, canMove);
  const late = isLate(action, today());
  const onKeyDown = (event: KeyboardEvent) => {
    if (!canMove || !event.altKey || !event.key.startsWith("Arrow")) return;
    event.preventDefault();
    onStep(event.key);
  };
  return (
    <button
      type="button"
      ref={element}
      className={classes.card}
      data-action={action.id}
      data-opened={opened === action.id || undefined}
      data-dragged={isDragged || undefined}
      data-movable={canMove || undefined}
      onClick={() => open(action.id)}
      onKeyDown={onKeyDown}
    >
      <span className={classes.head}>
        <KindDot kind={action.kind} isDone={action.status === "done"} />
        <span className={plan.said}>{nameOf(action)}: </span>
        <span className={classes.title}>{said(action.title)}</span>
      </span>
      <Group component="span" gap="2px 8px" wrap="wrap" className={classes.about}>
        {action.owner && <span>{action.owner}</span>}
        {action.due_on && (
          <Text span inherit className={classes.due} data-late={late || undefined}>
            {late ? <IconAlertTriangle size={13} aria-hidden /> : <IconCalendar size={13} aria-hidden />}
            {late ? t("board.late", { day: formats.day(action.due_on) }) : formats.day(action.due_on)}
          </Text>
        )}
      </Group>
    </button>
  );
}
