import { Autocomplete, NativeSelect, UnstyledButton } from "@mantine/core";
import { useRef, useState } from "react";
import classes from "./TouchpointTable.module.css";

interface EditableCellProps {
  /** What is edited, of which touchpoint. */
  label: string;
  value: string;
  shown: string;
  options: readonly { value: string; label: string }[];
  /** Whether something that is no option may be typed. */
  isFree?: boolean;
  mayEdit: boolean;
  onSave: (value: string) => void;
}

/** A cell that shows its value, and becomes a field when it is chosen. */
export function EditableCell({ label, value, shown, mayEdit, onSave, ...how }: EditableCellProps) {
  const [isEdited, setEdited] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (!mayEdit) return <span>{shown || "–"}</span>;
  const close = (next: string | null) => {
    setEdited(false);
    if (next !== null && next !== value) onSave(next);
    requestAnimationFrame(() => button.current?.focus());
  };
  if (isEdited) return <Edited label={label} value={value} onClose={close} {...how} />;
  return (
    <UnstyledButton
      ref={button}
      className={classes.editable}
      aria-label={`${label}: ${shown || "–"}`}
      onClick={() => setEdited(true)}
    >
      {shown || <span className={classes.nothing}>–</span>}
    </UnstyledButton>
  );
}

type EditedProps = Pick<EditableCellProps, "label" | "value" | "options" | "isFree"> & {
  onClose: (value: string | null) => void;
};

function Edited({ label, value, options, isFree, onClose }: EditedProps) {
  const [typed, setTyped] = useState(() => options.find((one) => one.value === value)?.label ?? value);
  const meant = (text: string) => options.find((one) => one.label === text)?.value ?? text.trim();
  if (!isFree) {
    return (
      <NativeSelect
        size="xs"
        autoFocus
        aria-label={label}
        data={[...options]}
        defaultValue={value}
        onChange={(event) => onClose(event.currentTarget.value)}
        onBlur={() => onClose(null)}
        onKeyDown={(event) => event.key === "Escape" && onClose(null)}
      />
    );
  }
  return (
    <Autocomplete
      size="xs"
      autoFocus
      aria-label={label}
      data={options.map((one) => one.label)}
      maxLength={100}
      value={typed}
      onChange={setTyped}
      onOptionSubmit={(chosen) => onClose(meant(chosen))}
      onBlur={() => onClose(meant(typed))}
      onKeyDown={(event) => {
        if (event.key === "Enter") onClose(meant(typed));
        if (event.key === "Escape") onClose(null);
      }}
    />
  );
}
