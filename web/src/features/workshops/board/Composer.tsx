import { ActionIcon, Textarea } from "@mantine/core";
import { IconArrowUp } from "@tabler/icons-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { writing } from "../edits";
import { useWorkshop } from "../useWorkshop";
import classes from "./Board.module.css";

const LONGEST = 1000;

/** Writes notes: Enter hangs one on the board, and the field waits for the next. */
export function Composer({ column, title }: { column: string | null; title: string }) {
  const { t } = useTranslation("workshops");
  const { take } = useWorkshop();
  const [words, setWords] = useState("");
  const hang = () => {
    if (!words.trim()) return;
    const refusal = take((guest) => writing(guest, words.trim(), column));
    if (!refusal) setWords("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    hang();
  };
  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        hang();
      }}
    >
      <Textarea
        aria-label={title ? t("note.new_in", { column: title }) : t("note.new")}
        placeholder={t("note.placeholder")}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        maxLength={LONGEST}
        autosize
        minRows={1}
        maxRows={6}
        enterKeyHint="send"
        rightSection={
          <ActionIcon
            type="submit"
            size={30}
            variant={words.trim() ? "filled" : "subtle"}
            color={words.trim() ? undefined : "gray"}
            aria-label={t("note.hang")}
          >
            <IconArrowUp size={18} />
          </ActionIcon>
        }
        rightSectionWidth={38}
      />
    </form>
  );
}
