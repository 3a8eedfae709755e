// biome-ignore-all lint/a11y: a text field with a list of choices, as the combobox pattern has it
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Grid.module.css";
import { useController, useGrid } from "./useGrid";

interface WriterProps {
  /** What is there already. */
  words: string;
  label: string;
  /** Names to choose from, such as the touchpoints of the register. */
  choices?: readonly string[];
}

/** The field in the grid: Enter keeps and goes on, Tab keeps and goes to the next cell, Escape leaves. */
export function Writer(props: WriterProps) {
  const editing = useGrid((state) => state.editing);
  return <Field key={JSON.stringify(editing)} {...props} />;
}

function Field({ words, label, choices = [] }: WriterProps) {
  const { t } = useTranslation("maps");
  const controller = useController();
  const typed = useGrid((state) => state.typed);
  const [value, setValue] = useState(typed ?? words);
  const [chosen, setChosen] = useState(-1);
  const field = useRef<HTMLTextAreaElement>(null);
  const isLeft = useRef(false);
  useLayoutEffect(() => {
    const area = field.current!;
    area.focus({ preventScroll: true });
    if (typed === null) area.select();
    else area.setSelectionRange(area.value.length, area.value.length);
  }, [typed]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words may need another height
  useLayoutEffect(() => {
    if (GROWS) return;
    const area = field.current!;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  }, [value]);
  const offered = offer(choices, value);
  const leave = (work: () => void) => {
    isLeft.current = true;
    work();
  };
  const keep = (then: "next" | "right" | "left" | "stay") =>
    leave(() => controller.commit(offered[chosen] ?? value, then));
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const isChoosing = offered.length > 0 && (event.key === "ArrowDown" || event.key === "ArrowUp");
    if (isChoosing)
      setChosen((chosen + (event.key === "ArrowDown" ? 1 : -1) + offered.length) % offered.length);
    else if (event.key === "Enter" && !event.shiftKey) keep("next");
    else if (event.key === "Tab") keep(event.shiftKey ? "left" : "right");
    else if (event.key === "Escape") leave(controller.cancel);
    else return;
    event.preventDefault();
  };
  return (
    <div className={classes.writer}>
      <textarea
        ref={field}
        rows={1}
        value={value}
        maxLength={2000}
        aria-label={label}
        aria-autocomplete={choices.length > 0 ? "list" : undefined}
        aria-controls={offered.length > 0 ? "writer-choices" : undefined}
        aria-activedescendant={chosen >= 0 ? `writer-choice-${chosen}` : undefined}
        onChange={(event) => {
          setValue(event.currentTarget.value);
          setChosen(-1);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => isLeft.current || keep("stay")}
      />
      {offered.length > 0 && (
        <ul id="writer-choices" role="listbox" className={classes.choices} aria-label={t("grid.choices")}>
          {offered.map((one, i) => (
            <li
              key={one}
              id={`writer-choice-${i}`}
              role="option"
              aria-selected={i === chosen}
              onMouseDown={(event) => {
                event.preventDefault();
                leave(() => controller.commit(one, "next"));
              }}
            >
              {one}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

// Browsers that let a field grow by itself spare the measuring, which lays the whole grid out.
const GROWS = globalThis.CSS?.supports("field-sizing", "content") ?? false;

const MOST_OFFERED = 7;

/** The names that begin with, or else hold, what was typed. */
function offer(choices: readonly string[], typed: string): readonly string[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return [];
  const holding = choices.filter((one) => one.toLowerCase().includes(wanted) && one.toLowerCase() !== wanted);
  const isFirst = (one: string) => one.toLowerCase().startsWith(wanted);
  return [...holding.filter(isFirst), ...holding.filter((one) => !isFirst(one))].slice(0, MOST_OFFERED);
}
