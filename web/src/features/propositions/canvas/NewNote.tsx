import { useState } from "react";
import classes from "./Picture.module.css";

interface NewNoteProps {
  label: string;
  hint: string;
  onAdd: (words: string) => void;
}

/** The line under the notes of a field: type and Enter, and the next one. */
export function NewNote({ label, hint, onAdd }: NewNoteProps) {
  const [words, setWords] = useState("");
  const keep = () => {
    if (words.trim()) onAdd(words.trim());
    setWords("");
  };
  return (
    <form
      className={classes.newNote}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <input
        aria-label={label}
        placeholder={`+ ${hint}`}
        value={words}
        maxLength={300}
        enterKeyHint="done"
        onChange={(event) => setWords(event.currentTarget.value)}
        onBlur={keep}
      />
    </form>
  );
}
