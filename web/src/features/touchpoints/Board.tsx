import { ScrollArea, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useKnown } from "@/components/known";
import { useDropTarget } from "@/components/useDragging";
import { focusSoon, say } from "./announce";
import classes from "./Board.module.css";
import { BoardCard } from "./BoardCard";
import { type Register, saidOf, type Touchpoint } from "./merge";
import { boardOf, type Cell } from "./rows";
import { useChanges, useMayEdit } from "./useRegister";

interface BoardProps {
  register: Register;
  touchpoints: readonly Touchpoint[];
  onOpen: (name: string) => void;
}

export interface Place {
  channel: string | null;
  phase: string | null;
}

/** The register as a board: channels across, phases along. */
export function Board({ register, touchpoints, onOpen }: BoardProps) {
  const { t } = useTranslation("touchpoints");
  const known = useKnown();
  const move = useMove(register);
  const board = boardOf(touchpoints, register.phases, register.channels);
  if (touchpoints.length === 0) return <Text c="dimmed">{t("filter.none")}</Text>;
  return (
    <ScrollArea>
      <table className={classes.board} aria-label={t("board.label")}>
        <thead>
          <tr>
            <th scope="col" className={classes.corner}>
              <span className={classes.hidden}>{t("field.channel")}</span>
            </th>
            {board.columns.map((phase, at) => (
              <th key={phase ?? ""} scope="col">
                {phase ? known(phase, "phase") : t("board.no_phase")}
                <Count touchpoints={board.rows.flatMap((row) => row.cells[at]!.touchpoints)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.rows.map((row) => (
            <tr key={row.channel ?? ""}>
              <th scope="row">
                {row.channel ? known(row.channel, "channel") : t("board.no_channel")}
                <Count touchpoints={row.cells.flatMap((cell) => cell.touchpoints)} />
              </th>
              {row.cells.map((cell) => (
                <BoardCell
                  key={cell.phase ?? ""}
                  cell={cell}
                  register={register}
                  places={{ channels: board.rows.map((one) => one.channel), phases: board.columns }}
                  onMove={move}
                  onOpen={onOpen}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

function Count({ touchpoints }: { touchpoints: readonly Touchpoint[] }) {
  const { t } = useTranslation("touchpoints");
  const formats = useFormats();
  const events = touchpoints.reduce((sum, one) => sum + (one.n_events ?? 0), 0);
  return (
    <span className={classes.count}>
      {t("board.count", { count: touchpoints.length, events: formats.short(events) })}
    </span>
  );
}

interface BoardCellProps {
  cell: Cell;
  register: Register;
  places: { channels: (string | null)[]; phases: (string | null)[] };
  onMove: (name: string, to: Place) => void;
  onOpen: (name: string) => void;
}

function BoardCell({ cell, register, places, onMove, onOpen }: BoardCellProps) {
  const mayEdit = useMayEdit();
  const target = useDropTarget<HTMLTableCellElement>("touchpoint", {
    isOn: mayEdit,
    onDrop: (name) => onMove(name, cell),
  });
  return (
    <td ref={target.element} data-over={target.isOver || undefined}>
      <ul className={classes.cards}>
        {cell.touchpoints.map((one) => (
          <li key={one.name}>
            <BoardCard
              touchpoint={one}
              register={register}
              places={places}
              mayEdit={mayEdit}
              onMove={(to) => onMove(one.name, to)}
              onOpen={() => onOpen(one.name)}
            />
          </li>
        ))}
      </ul>
    </td>
  );
}

/** Puts a touchpoint in another channel and phase, and says so. */
function useMove(register: Register) {
  const { t } = useTranslation("touchpoints");
  const known = useKnown();
  const { change } = useChanges();
  return (name: string, { channel, phase }: Place) => {
    const base = register.touchpoints.find((one) => one.name === name);
    if (!base || (base.channel === channel && base.phase === phase)) return;
    const wasFocused = document.activeElement?.closest("[data-card]") !== null;
    change.mutate(
      { base, mine: { ...saidOf(base), channel, phase } },
      { onSuccess: () => wasFocused && focusSoon(`[data-card="${CSS.escape(name)}"]`) },
    );
    say(
      t("board.moved", {
        name,
        channel: channel ? known(channel, "channel") : t("board.no_channel"),
        phase: phase ? known(phase, "phase") : t("board.no_phase"),
      }),
    );
  };
}
