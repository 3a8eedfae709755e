import { ActionIcon, NativeSelect, Popover, Stack, Tooltip, UnstyledButton } from "@mantine/core";
import { IconArrowsMove } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useKnown } from "@/components/known";
import { useDraggable } from "@/components/useDragging";
import type { Place } from "./Board";
import classes from "./Board.module.css";
import type { Register, Touchpoint } from "./merge";
import { neighbour } from "./rows";

interface BoardCardProps {
  touchpoint: Touchpoint;
  register: Register;
  places: { channels: (string | null)[]; phases: (string | null)[] };
  mayEdit: boolean;
  onMove: (to: Place) => void;
  onOpen: () => void;
}

/** A touchpoint on the board: dragged, moved by Alt and an arrow key, or by its menu. */
export function BoardCard({ touchpoint, register, places, mayEdit, onMove, onOpen }: BoardCardProps) {
  const { t } = useTranslation("touchpoints");
  const formats = useFormats();
  const { element, isDragged } = useDraggable<HTMLDivElement>("touchpoint", touchpoint.name, mayEdit);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!mayEdit || !event.altKey) return;
    const to = neighbour(touchpoint, places, event.key);
    if (!to) return;
    event.preventDefault();
    onMove(to);
  };
  return (
    <div
      ref={element}
      className={classes.card}
      data-weight={touchpoint.weight}
      data-draggable={mayEdit || undefined}
      data-dragged={isDragged || undefined}
    >
      <UnstyledButton
        className={classes.open}
        onClick={onOpen}
        onKeyDown={onKeyDown}
        data-card={touchpoint.name}
      >
        <span className={classes.title}>{touchpoint.name}</span>
        <span className={classes.count}>
          {touchpoint.n_events === null ? t("board.no_events") : formats.short(touchpoint.n_events)}
          {touchpoint.n_events !== null && <span className={classes.hidden}>{t("board.events")}</span>}
          {touchpoint.weight === "supporting" && ` · ${t("weight.supporting")}`}
        </span>
      </UnstyledButton>
      {mayEdit && <Mover touchpoint={touchpoint} register={register} onMove={onMove} />}
    </div>
  );
}

function Mover({ touchpoint, register, onMove }: Pick<BoardCardProps, "touchpoint" | "register" | "onMove">) {
  const { t } = useTranslation("touchpoints");
  const known = useKnown();
  const { channel, phase } = touchpoint;
  const label = t("board.move", { name: touchpoint.name });
  const none = { value: "", label: "–" };
  return (
    <Popover position="bottom-end" withArrow trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={label} openDelay={600}>
          <ActionIcon variant="subtle" color="gray" size={24} aria-label={label}>
            <IconArrowsMove size={15} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <NativeSelect
            size="xs"
            label={t("field.phase")}
            value={phase ?? ""}
            data={[none, ...register.phases.map((one) => ({ value: one, label: known(one, "phase") }))]}
            onChange={(event) => onMove({ channel, phase: event.currentTarget.value || null })}
          />
          <NativeSelect
            size="xs"
            label={t("field.channel")}
            value={channel ?? ""}
            data={[none, ...register.channels.map((one) => ({ value: one, label: known(one, "channel") }))]}
            onChange={(event) => onMove({ channel: event.currentTarget.value || null, phase })}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
