import { ActionIcon, Box, Button, Group } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import classes from "@/features/personas/Lines.module.css";
import { Words } from "@/features/personas/Words";
import { said, withWords } from "@/mapping/texts";
import type { Text } from "@/mapping/types";

interface LinesProps {
  label: string;
  lines: readonly Text[];
  /** Without it the lines can only be read. */
  onChange?: (lines: Text[]) => void;
  placeholder: string;
}

/** A list of lines: Enter begins the next, Backspace in an empty one takes it away. */
export function Lines({ label, lines, onChange, placeholder }: LinesProps) {
  const { t, i18n } = useTranslation("personas");
  const list = useRef<HTMLUListElement>(null);
  const focus = (at: number) =>
    setTimeout(() => list.current?.querySelectorAll("textarea").item(Math.max(0, at))?.focus());
  const without = (at: number) => {
    onChange?.(lines.filter((_, index) => index !== at));
    focus(at - 1);
  };
  const add = (at: number) => {
    onChange?.([...lines.slice(0, at), "", ...lines.slice(at)]);
    focus(at);
  };
  const write = (at: number, words: string) =>
    onChange?.(
      lines.map((line, index) => (index === at ? (withWords(line, i18n.language, [], words) ?? "") : line)),
    );
  const type = (at: number, event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      add(at + 1);
    } else if (event.key === "Backspace" && said(lines[at], i18n.language) === "") {
      event.preventDefault();
      without(at);
    }
  };
  return (
    <Box>
      <ul className={classes.lines} ref={list} aria-label={label}>
        {lines.map((line, at) => (
          <li key={at}>
            <Group gap={2} wrap="nowrap" align="flex-start">
              <Box flex={1} miw={0}>
                <Words
                  label={t("lines.line", { label, number: at + 1 })}
                  value={said(line, i18n.language)}
                  onChange={onChange && ((words) => write(at, words))}
                  onKeyDown={(event) => type(at, event)}
                  placeholder={placeholder}
                />
              </Box>
              {onChange && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  mt={3}
                  className={`${classes.remove} not-printed`}
                  aria-label={t("lines.remove", { label, number: at + 1 })}
                  onClick={() => without(at)}
                >
                  <IconX size={14} />
                </ActionIcon>
              )}
            </Group>
          </li>
        ))}
      </ul>
      {onChange && (
        <Button
          variant="subtle"
          size="compact-sm"
          className="not-printed"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => add(lines.length)}
          aria-label={t("lines.add_to", { label })}
        >
          {t("lines.add")}
        </Button>
      )}
      {!onChange && lines.length === 0 && <Box c="dimmed">{t("nothing_yet")}</Box>}
    </Box>
  );
}
