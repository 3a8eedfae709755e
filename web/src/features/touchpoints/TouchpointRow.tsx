import { Table, Tooltip, UnstyledButton } from "@mantine/core";
import { IconGripVertical } from "@tabler/icons-react";
import type { KeyboardEvent, Ref } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useKnown } from "@/components/known";
import { useDraggable, useDropTarget } from "@/components/useDragging";
import { focusSoon, say } from "./announce";
import { EditableCell } from "./EditableCell";
import { type Register, reordered, saidOf, shifted, type Touchpoint, type TouchpointIn } from "./merge";
import { useRuleText } from "./ruleText";
import classes from "./TouchpointTable.module.css";
import { useChanges, useMayEdit } from "./useRegister";

interface TouchpointRowProps {
  register: Register;
  touchpoint: Touchpoint;
  canOrder: boolean;
  onOpen: (name: string) => void;
}

/** A touchpoint in the table, changed where it stands. */
export function TouchpointRow({ register, touchpoint, canOrder, onOpen }: TouchpointRowProps) {
  const { t } = useTranslation("touchpoints");
  const formats = useFormats();
  const mayEdit = useMayEdit();
  const { order } = useChanges();
  const { name } = touchpoint;
  const { element, handle, isDragged } = useDraggable<HTMLTableRowElement>(
    "touchpoint",
    name,
    canOrder && mayEdit,
  );
  const { edge } = useDropTarget("touchpoint", {
    isOn: canOrder && mayEdit,
    held: element,
    onDrop: (moved, isAfter) => order.mutate((names) => reordered(names, moved, name, isAfter)),
  });
  const place = register.touchpoints.findIndex((one) => one.name === name) + 1;
  const move = (by: number) => {
    order.mutate((names) => shifted(names, name, by), {
      onSuccess: () => focusSoon(`[data-handle="${CSS.escape(name)}"]`),
    });
    say(t("order.moved", { name, place: Math.max(1, Math.min(register.touchpoints.length, place + by)) }));
  };
  return (
    <Table.Tr
      ref={element}
      className={classes.row}
      data-dragged={isDragged || undefined}
      data-edge={edge ?? undefined}
    >
      <Table.Td>
        {canOrder && mayEdit ? <Handle of={handle} name={name} place={place} onMove={move} /> : place}
      </Table.Td>
      <Table.Td>
        <Tooltip label={touchpoint.description} disabled={!touchpoint.description} multiline maw={320}>
          <UnstyledButton className={classes.name} onClick={() => onOpen(name)}>
            {name}
          </UnstyledButton>
        </Tooltip>
      </Table.Td>
      <Fields register={register} touchpoint={touchpoint} mayEdit={mayEdit} />
      <Table.Td ta="right">{formats.number(touchpoint.n_events)}</Table.Td>
      <Table.Td ta="right">{formats.number(touchpoint.n_persons)}</Table.Td>
      <Table.Td style={{ whiteSpace: "nowrap" }}>{formats.day(touchpoint.last)}</Table.Td>
    </Table.Tr>
  );
}

interface HandleProps {
  of: Ref<HTMLElement>;
  name: string;
  place: number;
  onMove: (by: number) => void;
}

/** Dragged, or moved with the arrow keys. */
function Handle({ of, name, place, onMove }: HandleProps) {
  const { t } = useTranslation("touchpoints");
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    onMove(by);
  };
  return (
    <Tooltip label={t("order.how")} openDelay={600}>
      <UnstyledButton
        ref={of as Ref<HTMLButtonElement>}
        className={classes.handle}
        data-handle={name}
        aria-label={t("order.handle", { name, place })}
        onKeyDown={onKeyDown}
      >
        <IconGripVertical size={16} aria-hidden /> {place}
      </UnstyledButton>
    </Tooltip>
  );
}

function Fields({
  register,
  touchpoint,
  mayEdit,
}: Omit<TouchpointRowProps, "canOrder" | "onOpen"> & { mayEdit: boolean }) {
  const { t } = useTranslation("touchpoints");
  const known = useKnown();
  const rules = useRuleText();
  const { change } = useChanges();
  const save = (said: Partial<TouchpointIn>) =>
    change.mutate({ base: touchpoint, mine: { ...saidOf(touchpoint), ...said } });
  const { name, channel, phase, weight, owner } = touchpoint;
  const of = (field: string) => t("edit_field", { field: t(`field.${field}`), name });
  const none = { value: "", label: "–" };
  const first = touchpoint.rules[0];
  const more = touchpoint.rules.length - 1;
  const says = first ? rules.ofCondition(first) : t("rule.own_name");
  return (
    <>
      <Table.Td>
        <EditableCell
          label={of("channel")}
          value={channel ?? ""}
          shown={channel ? known(channel, "channel") : ""}
          options={register.channels.map((one) => ({ value: one, label: known(one, "channel") }))}
          isFree
          mayEdit={mayEdit}
          onSave={(value) => save({ channel: value || null })}
        />
      </Table.Td>
      <Table.Td>
        <EditableCell
          label={of("phase")}
          value={phase ?? ""}
          shown={phase ? known(phase, "phase") : ""}
          options={[none, ...register.phases.map((one) => ({ value: one, label: known(one, "phase") }))]}
          mayEdit={mayEdit}
          onSave={(value) => save({ phase: value || null })}
        />
      </Table.Td>
      <Table.Td>
        <EditableCell
          label={of("weight")}
          value={weight}
          shown={t(`weight.${weight}`)}
          options={(["primary", "supporting"] as const).map((value) => ({
            value,
            label: t(`weight.${value}`),
          }))}
          mayEdit={mayEdit}
          onSave={(value) => save({ weight: value as TouchpointIn["weight"] })}
        />
      </Table.Td>
      <Table.Td>
        <EditableCell
          label={of("owner")}
          value={owner ?? ""}
          shown={owner ?? ""}
          options={register.owners.map((value) => ({ value, label: value }))}
          isFree
          mayEdit={mayEdit}
          onSave={(value) => save({ owner: value || null })}
        />
      </Table.Td>
      <Table.Td className={classes.rule} title={says}>
        {says}
        {more > 0 && ` +${more}`}
      </Table.Td>
    </>
  );
}
