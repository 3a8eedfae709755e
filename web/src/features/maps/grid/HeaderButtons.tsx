import { IconPlus } from "@tabler/icons-react";
import classes from "./Grid.module.css";
import { useFacts } from "./GridFacts";
import { useController } from "./useGrid";
import { Writer } from "./Writer";

/** The button at the end of a header that makes the next one. */
export function HeaderButtons({
  what,
  phase,
  index,
}: {
  what: "phase" | "step";
  phase: string;
  index: number;
}) {
  const { t, canEdit } = useFacts();
  const controller = useController();
  if (!canEdit) return null;
  const add = () =>
    controller.edit(what === "phase" ? { what: "new-phase", index } : { what: "new-step", phase, index });
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.addAfter}
      aria-label={t(`grid.add_${what}`)}
      onClick={add}
    >
      <IconPlus size={13} aria-hidden />
    </button>
  );
}

/** The field of a new phase or step, over the place where it will be. */
export function NewHeader({ what, left }: { what: "phase" | "step"; left: number }) {
  const { t } = useFacts();
  return (
    <div className={classes.newHeader} style={{ left }}>
      <Writer words="" label={t(`grid.new_${what}`)} />
    </div>
  );
}
