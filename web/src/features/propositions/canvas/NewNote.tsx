import { useState } from "react";
import classes from "./Picture.module.css";

/** The line under the notes of a field: type and Enter, and the next one. */
export function NewNote({ label, onAdd }: { label: string; onAdd: (words: string) => void }) {
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
        placeholder={`+ ${label}`}
        value={words}
        maxLength={300}
        enterKeyHint="done"
        onChange={(event) => setWords(event.currentTarget.value)}
        onBlur={keep}
      />
    </form>
  );
}
