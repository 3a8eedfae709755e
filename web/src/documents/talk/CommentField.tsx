import { Button, Group, Stack, Textarea } from "@mantine/core";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Failure } from "@/components/Failure";
import { type Callable, namedAt, offered } from "./mentions";
import classes from "./Talk.module.css";
import { useSaying, useTalk } from "./useTalk";

interface CommentFieldProps {
  label: string;
  button: string;
  words?: string;
  say: (body: string) => Promise<unknown>;
  done?: () => void;
  cancel?: () => void;
}

/** Where a comment is written; an @ offers the members. */
export function CommentField({ label, button, words = "", say, done, cancel }: CommentFieldProps) {
  const { t } = useTranslation("documents");
  const { members } = useTalk();
  const [body, setBody] = useState(words);
  const [names, setNames] = useState<Callable[]>([]);
  const [chosen, setChosen] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const saying = useSaying(say);
  const send = async () => {
    if (!body.trim()) return;
    await saying.mutateAsync(body.trim());
    setBody("");
    done?.();
  };
  const write = (next: string, caret: number) => {
    setBody(next);
    const named = namedAt(next, caret);
    setNames(named ? offered(members, named.typed) : []);
    setChosen(0);
  };
  const call = ({ name }: Callable) => {
    const caret = field.current?.selectionStart ?? body.length;
    const from = namedAt(body, caret)?.from ?? caret;
    setBody(`${body.slice(0, from)}${name} ${body.slice(caret)}`);
    setNames([]);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isMoving = names.length > 0 && (event.key === "ArrowDown" || event.key === "ArrowUp");
    if (isMoving) setChosen((chosen + (event.key === "ArrowDown" ? 1 : -1) + names.length) % names.length);
    else if (names.length > 0 && (event.key === "Enter" || event.key === "Tab")) call(names[chosen]!);
    else if (names.length > 0 && event.key === "Escape") setNames([]);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Stack gap={6} pos="relative">
      <Textarea
        ref={field}
        aria-label={label}
        placeholder={label}
        value={body}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={5000}
        onChange={({ currentTarget: { value, selectionStart } }) => write(value, selectionStart)}
        onKeyDown={onKeyDown}
        onBlur={() => setNames([])}
      />
      {names.length > 0 && (
        <div className={classes.names} role="listbox" aria-label={t("comments.members")}>
          {names.map((one, i) => (
            <div
              key={one.user_id}
              role="option"
              tabIndex={-1}
              aria-selected={i === chosen}
              onMouseDown={(event) => {
                event.preventDefault();
                call(one);
              }}
            >
              {one.name}
            </div>
          ))}
        </div>
      )}
      {saying.error && <Failure error={saying.error} />}
      <Group justify="flex-end" gap="xs">
        {cancel && (
          <Button variant="default" size="compact-sm" onClick={cancel}>
            {t("cancel")}
          </Button>
        )}
        <Button size="compact-sm" onClick={send} loading={saying.isPending} disabled={!body.trim()}>
          {button}
        </Button>
      </Group>
    </Stack>
  );
}
